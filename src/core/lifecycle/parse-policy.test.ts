import { describe, expect, it } from "vitest";
import { parseLifecyclePolicy } from "./parse-policy.ts";
import { policyLimits } from "./policy.ts";

const failure = "Lifecycle policy validation failure: ";

/** A valid rule as JSON, with parts replaced; a member set to undefined is left out. */
function rule({ selection = {}, action = {}, ...rest }: Record<string, unknown> = {}): object {
  return {
    rulePriority: 1,
    selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10, ...(selection as object) },
    action: { type: "expire", ...(action as object) },
    ...rest,
  };
}

function textOf(policy: unknown): string {
  return JSON.stringify(policy).padEnd(policyLimits.minTextLength);
}

function refusalOf(policy: unknown): { at: string; constraint: string } | undefined {
  const parsed = parseLifecyclePolicy(typeof policy === "string" ? policy : textOf(policy));
  return parsed.kind === "invalid" ? parsed.refusal : undefined;
}

function refusalOfRules(...rules: unknown[]): { at: string; constraint: string } | undefined {
  return refusalOf({ rules });
}

const byAge = { countType: "sinceImagePushed", countUnit: "days" };
const byPull = { countType: "sinceImagePulled", countUnit: "days" };
const byArchive = { countType: "sinceImageTransitioned", countUnit: "days", storageClass: "archive", countNumber: 90 };
const archive = { type: "transition", targetStorageClass: "archive" };
const oneOfCounts = `${failure}instance failed to match exactly one schema (matched 0 out of 4)`;
const oneOfActions = `${failure}instance failed to match exactly one schema (matched 0 out of 2)`;

describe("what a policy reads as", () => {
  it("is rules by priority, whatever their order in the text", () => {
    const untagged = rule({ rulePriority: 2, selection: { tagStatus: "untagged", ...byAge, countNumber: 14 } });
    const any = rule({ rulePriority: 30, description: "keep ten" });
    const forward = parseLifecyclePolicy(textOf({ rules: [untagged, any] }));
    expect(forward).toEqual({
      kind: "policy",
      policy: {
        rules: [
          {
            priority: 2,
            tags: { kind: "untagged" },
            pick: { kind: "sinceImagePushed", days: 14 },
            action: { kind: "expire" },
          },
          {
            priority: 30,
            description: "keep ten",
            tags: { kind: "any" },
            pick: { kind: "imageCountMoreThan", count: 10 },
            action: { kind: "expire" },
          },
        ],
      },
    });
    expect(parseLifecyclePolicy(textOf({ rules: [any, untagged] }))).toEqual(forward);
  });

  it("keeps whether the standard storage class was written out", () => {
    const parsed = parseLifecyclePolicy(textOf({ rules: [rule({ selection: { storageClass: "standard" } })] }));
    expect(parsed).toMatchObject({ policy: { rules: [{ storageClass: "standard" }] } });
  });

  it("is two rules for any image where one is for the archive (Amazon ECR User Guide, archive then expire)", () => {
    expect(
      refusalOfRules(
        rule({ rulePriority: 1, selection: { ...byAge, countNumber: 30 }, action: archive }),
        rule({ rulePriority: 2, selection: { ...byArchive, countNumber: 365 } }),
      ),
    ).toBeUndefined();
  });

  it("takes four wildcards in a pattern, and no wildcard meaning in a prefix", () => {
    const patterns = { tagStatus: "tagged", tagPatternList: ["*test*1*2*3", "test*1*2*3*"] };
    expect(refusalOfRules(rule({ selection: patterns }))).toBeUndefined();
    expect(refusalOfRules(rule({ selection: { tagStatus: "tagged", tagPrefixList: ["*****"] } }))).toBeUndefined();
  });
});

describe("count type, storage class and action", () => {
  const counts = {
    imageCountMoreThan: { countType: "imageCountMoreThan", countNumber: 90 },
    sinceImagePushed: { ...byAge, countNumber: 90 },
    sinceImagePulled: { ...byPull, countNumber: 90 },
    sinceImageTransitioned: { countType: "sinceImageTransitioned", countUnit: "days", countNumber: 90 },
  };
  const allowed = new Set([
    "imageCountMoreThan/absent/expire",
    "imageCountMoreThan/absent/transition",
    "imageCountMoreThan/standard/expire",
    "imageCountMoreThan/standard/transition",
    "sinceImagePushed/absent/expire",
    "sinceImagePushed/absent/transition",
    "sinceImagePushed/standard/expire",
    "sinceImagePushed/standard/transition",
    "sinceImagePulled/absent/transition",
    "sinceImagePulled/standard/transition",
    "sinceImageTransitioned/archive/expire",
  ]);

  for (const [countType, count] of Object.entries(counts)) {
    for (const storageClass of [undefined, "standard", "archive"]) {
      for (const action of [{ type: "expire" }, archive]) {
        const name = `${countType}/${storageClass ?? "absent"}/${action.type}`;
        it(`${allowed.has(name) ? "takes" : "refuses"} ${name}`, () => {
          const selection = storageClass === undefined ? count : { ...count, storageClass };
          expect(refusalOfRules(rule({ selection, action })) === undefined).toBe(allowed.has(name));
        });
      }
    }
  }

  it("says which action a count type allows", () => {
    expect(refusalOfRules(rule({ selection: byPull }))).toEqual({
      at: "/rules/0/action",
      constraint: `${failure}Only action type transition is allowed when countType=sinceImagePulled.`,
    });
    expect(refusalOfRules(rule({ selection: byArchive, action: archive }))).toEqual({
      at: "/rules/0/action",
      constraint: `${failure}Only action type expire is allowed when countType=sinceImageTransitioned.`,
    });
  });

  it("refuses to delete an archived image before its ninetieth day", () => {
    expect(refusalOfRules(rule({ selection: { ...byArchive, countNumber: 89 } }))).toEqual({
      at: "/rules/0/selection/countNumber",
      constraint: `${failure}numeric instance is lower than the required minimum (minimum: 90, found: 89)`,
    });
  });
});

describe("the length of a text", () => {
  it("is at least 100 characters", () => {
    expect(refusalOf("{}".padEnd(99))?.constraint).toBe("Member must have length greater than or equal to 100");
    expect(refusalOf("{}".padEnd(100))?.constraint).toContain(failure);
  });

  it("is at most 30,720 characters", () => {
    const text = textOf({ rules: [rule()] });
    expect(refusalOf(text.padEnd(30_720))).toBeUndefined();
    expect(refusalOf(text.padEnd(30_721))?.constraint).toBe("Member must have length less than or equal to 30720");
  });
});

describe("schema errors", () => {
  const cases: [name: string, policy: unknown, at: string, sentence: string][] = [
    ["no JSON", "not json".padEnd(100), "", "Could not map policyString into LifecyclePolicy."],
    ["a list", [rule()], "", "Could not map policyString into LifecyclePolicy."],
    ["null", "null".padEnd(100), "", "Could not map policyString into LifecyclePolicy."],
    ["no rules", {}, "", 'object has missing required properties (["rules"])'],
    [
      "an unknown member",
      { rules: [rule()], Version: "1", z: 1 },
      "",
      'object instance has properties which are not allowed by the schema: ["Version","z"]',
    ],
    [
      "rules that are no list",
      { rules: rule() },
      "/rules",
      'instance type (object) does not match any allowed primitive type (allowed: ["array"])',
    ],
    [
      "an empty list of rules",
      { rules: [] },
      "/rules",
      "array is too short: must have at least 1 elements but instance has 0 elements",
    ],
    [
      "51 rules",
      { rules: Array.from({ length: 51 }, (_, index) => rule({ rulePriority: index + 1 })) },
      "/rules",
      "array is too long: must have at most 50 elements but instance has 51 elements",
    ],
    [
      "a rule that is no object",
      { rules: ["rule"] },
      "/rules/0",
      'instance type (string) does not match any allowed primitive type (allowed: ["object"])',
    ],
    [
      "a rule without anything",
      { rules: [rule(), {}] },
      "/rules/1",
      'object has missing required properties (["action","rulePriority","selection"])',
    ],
    [
      "an unknown member of a rule",
      { rules: [{ ...rule(), unknown: 1 }] },
      "/rules/0",
      'object instance has properties which are not allowed by the schema: ["unknown"]',
    ],
    [
      "priority 0",
      { rules: [rule({ rulePriority: 0 })] },
      "/rules/0/rulePriority",
      "numeric instance is lower than the required minimum (minimum: 1, found: 0)",
    ],
    [
      "a priority beyond 32 bits",
      { rules: [rule({ rulePriority: 2_147_483_648 })] },
      "/rules/0/rulePriority",
      "numeric instance is greater than the required maximum (maximum: 2147483647, found: 2147483648)",
    ],
    [
      "a priority in quotes",
      { rules: [rule({ rulePriority: "1" })] },
      "/rules/0/rulePriority",
      'instance type (string) does not match any allowed primitive type (allowed: ["integer"])',
    ],
    [
      "a priority with a fraction",
      { rules: [rule({ rulePriority: 1.5 })] },
      "/rules/0/rulePriority",
      'instance type (number) does not match any allowed primitive type (allowed: ["integer"])',
    ],
    [
      "a priority written 1.0",
      textOf({ rules: [rule()] }).replace('"rulePriority":1', '"rulePriority":1.0'),
      "/rules/0/rulePriority",
      'instance type (number) does not match any allowed primitive type (allowed: ["integer"])',
    ],
    [
      "description null",
      { rules: [rule({ description: null })] },
      "/rules/0/description",
      'instance type (null) does not match any allowed primitive type (allowed: ["string"])',
    ],
    [
      "a selection without anything",
      { rules: [{ ...rule(), selection: {} }] },
      "/rules/0/selection",
      'object has missing required properties (["countNumber","countType","tagStatus"])',
    ],
    [
      "an unknown member of the selection",
      { rules: [rule({ selection: { __proto__x: 1 } })] },
      "/rules/0/selection",
      'object instance has properties which are not allowed by the schema: ["__proto__x"]',
    ],
    [
      "an unknown tag status",
      { rules: [rule({ selection: { tagStatus: "ANY" } })] },
      "/rules/0/selection/tagStatus",
      'instance value ("ANY") not found in enum (possible values: ["any","tagged","untagged"])',
    ],
    [
      "an unknown count unit",
      { rules: [rule({ selection: { ...byAge, countUnit: "hours" } })] },
      "/rules/0/selection/countUnit",
      'instance value ("hours") not found in enum (possible values: ["days"])',
    ],
    [
      "count 0",
      { rules: [rule({ selection: { countNumber: 0 } })] },
      "/rules/0/selection/countNumber",
      "numeric instance is lower than the required minimum (minimum: 1, found: 0)",
    ],
    [
      "an empty tag list",
      { rules: [rule({ selection: { tagStatus: "tagged", tagPrefixList: [] } })] },
      "/rules/0/selection/tagPrefixList",
      "array is too short: must have at least 1 elements but instance has 0 elements",
    ],
    [
      "an empty prefix",
      { rules: [rule({ selection: { tagStatus: "tagged", tagPrefixList: ["v", ""] } })] },
      "/rules/0/selection/tagPrefixList/1",
      'string "" is too short (length: 0, required minimum: 1)',
    ],
    [
      "an action without a type",
      { rules: [{ ...rule(), action: {} }] },
      "/rules/0/action",
      'object has missing required properties (["type"])',
    ],
    [
      "an unknown member of the action",
      { rules: [rule({ action: { after: 1 } })] },
      "/rules/0/action",
      'object instance has properties which are not allowed by the schema: ["after"]',
    ],
  ];
  for (const [name, policy, at, sentence] of cases) {
    it(`names ${name}`, () => {
      expect(refusalOf(policy)).toEqual({ at, constraint: failure + sentence });
    });
  }

  it("counts the four selections that would have been possible", () => {
    for (const selection of [
      { countUnit: null },
      { countUnit: "days" },
      { countType: "unknown" },
      { countType: null },
      { countType: "sinceImagePushed" },
      { ...byAge, storageClass: "archive" },
      { ...byAge, storageClass: null },
      { ...byArchive, storageClass: "standard" },
    ]) {
      expect(refusalOfRules(rule({ selection }))).toEqual({ at: "/rules/0/selection", constraint: oneOfCounts });
    }
  });

  it("counts the two actions that would have been possible", () => {
    for (const action of [
      { targetStorageClass: null },
      { targetStorageClass: "archive" },
      { type: "keep" },
      { type: null },
      { type: "transition" },
      { type: "transition", targetStorageClass: "standard" },
    ]) {
      expect(refusalOfRules(rule({ action }))).toEqual({ at: "/rules/0/action", constraint: oneOfActions });
    }
  });

  it("are found in the whole policy before any rule is understood", () => {
    const secondUntagged = rule({ rulePriority: 1, selection: { tagStatus: "untagged" } });
    const broken = rule({ rulePriority: 3, action: { type: "keep" } });
    expect(refusalOfRules(secondUntagged, secondUntagged, broken)?.constraint).toBe(oneOfActions);
  });

  it("are found by name where a rule has several, whatever its members' order", () => {
    const { action, ...rest } = rule({ selection: { countNumber: 0 }, action: { type: "keep" } }) as { action: object };
    expect(refusalOfRules({ ...rest, action })?.at).toBe("/rules/0/action");
    expect(refusalOfRules({ action, ...rest })?.at).toBe("/rules/0/action");
  });

  it("are not fooled by a member named as something every object inherits", () => {
    const text = textOf({ rules: [rule()] }).replace('{"rules"', '{"constructor":1,"rules"');
    expect(refusalOf(text)?.constraint).toContain('["constructor"]');
    expect(refusalOf(text.replace("constructor", "__proto__"))?.constraint).toContain('["__proto__"]');
  });
});

describe("what a rule means", () => {
  const tagged = { tagStatus: "tagged" };
  const cases: [name: string, selection: object, at: string, sentence: string][] = [
    [
      "tagged without a list",
      tagged,
      "/rules/0/selection",
      "Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.",
    ],
    [
      "tagged with both lists",
      { ...tagged, tagPrefixList: ["v"], tagPatternList: ["v*"] },
      "/rules/0/selection",
      "Must specify only one of tagPrefixList and tagPatternList.",
    ],
    [
      "untagged with a list",
      { tagStatus: "untagged", tagPrefixList: ["v"] },
      "/rules/0/selection",
      "Must not specify tagPrefixList or tagPatternList when tagStatus=UNTAGGED.",
    ],
    [
      "any with a list",
      { tagPatternList: ["v*"] },
      "/rules/0/selection",
      "Must not specify tagPrefixList or tagPatternList when tagStatus=ANY.",
    ],
    [
      "a fifth wildcard",
      { ...tagged, tagPatternList: ["ok*", "test*1*2*3*4*5*6"] },
      "/rules/0/selection/tagPatternList/1",
      "Tag pattern 'test*1*2*3*4*5*6' has more than 4 wildcards (*).",
    ],
  ];
  for (const [name, selection, at, sentence] of cases) {
    it(`forbids ${name}`, () => {
      expect(refusalOfRules(rule({ selection }))).toEqual({ at, constraint: failure + sentence });
    });
  }
});

describe("what rules mean together", () => {
  it("forbids a priority twice", () => {
    expect(
      refusalOfRules(
        rule({ rulePriority: 7, selection: { tagStatus: "untagged" } }),
        rule({ rulePriority: 7, selection: byArchive }),
      ),
    ).toEqual({ at: "/rules/1/rulePriority", constraint: `${failure}Rule priority 7 is used more than once.` });
  });

  it("allows one untagged rule a storage class", () => {
    const untagged = { tagStatus: "untagged" };
    const first = rule({ rulePriority: 1, selection: untagged });
    const archived = rule({ rulePriority: 2, selection: { ...byArchive, ...untagged } });
    expect(refusalOfRules(first, archived)).toBeUndefined();
    expect(refusalOfRules(first, rule({ rulePriority: 2, selection: { ...untagged, ...byAge } }))).toEqual({
      at: "/rules/1",
      constraint: `${failure}Only one rule can select Untagged images per storage class.`,
    });
    expect(refusalOfRules(archived, rule({ rulePriority: 3, selection: { ...byArchive, ...untagged } }))?.at).toBe(
      "/rules/1",
    );
  });

  it("wants the rule for any image last of its storage class", () => {
    const sentence = `${failure}Rule for tagStatus=ANY must have the lowest priority per storage class`;
    const any = rule({ rulePriority: 1 });
    const untagged = rule({ rulePriority: 2, selection: { tagStatus: "untagged" } });
    expect(refusalOfRules(untagged, any)).toEqual({ at: "/rules/1", constraint: sentence });
    expect(refusalOfRules(any, rule({ rulePriority: 2 }))).toEqual({ at: "/rules/0", constraint: sentence });
    expect(
      refusalOfRules(
        rule({ rulePriority: 1, selection: byArchive }),
        rule({ rulePriority: 2, selection: { ...byArchive, tagStatus: "untagged" } }),
      ),
    ).toEqual({ at: "/rules/0", constraint: sentence });
  });

  it("forbids a prefix in two rules of a storage class, but not twice in one rule", () => {
    const prefixes = { tagStatus: "tagged", tagPrefixList: ["dev", "prod", "prod"] };
    const first = rule({ rulePriority: 1, selection: prefixes });
    expect(refusalOfRules(first)).toBeUndefined();
    expect(refusalOfRules(first, rule({ rulePriority: 2, selection: { ...byArchive, ...prefixes } }))).toBeUndefined();
    expect(
      refusalOfRules(
        first,
        rule({ rulePriority: 2, selection: { tagStatus: "tagged", tagPrefixList: ["v", "prod"] } }),
      ),
    ).toEqual({
      at: "/rules/1/selection/tagPrefixList/1",
      constraint: `${failure}Tag prefix 'prod' is used by more than one rule.`,
    });
  });
});
