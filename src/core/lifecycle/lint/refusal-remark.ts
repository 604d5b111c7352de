import { pointerSteps } from "../../json-pointer.ts";
import type { FoundRefusal, PolicyFault } from "../policy-refusals.ts";
import type { LintCode } from "./lint-codes.ts";
import type { Remark } from "./lint-finding.ts";
import { type Repair, suggestAlternative } from "./suggest-alternative.ts";

/** Says a refusal of ECR's as a remark. `json` is what the text holds, for what is meant can often be seen from it. */
export function refusalRemark({ at, constraint, fault }: FoundRefusal, json: unknown): Remark {
  const { code, repair } = faults[fault];
  const value = pointerSteps(at).reduce(memberOf, json);
  return { code, at, message: `ECR refuses the policy: ${constraint}`, ...repair({ at, value, json }) };
}

type Place = { readonly at: string; readonly value: unknown; readonly json: unknown };

type FaultRow = { readonly code: LintCode; readonly repair: (place: Place) => Repair };

const say =
  (fix: string): FaultRow["repair"] =>
  () => ({ fix });

const faults: Readonly<Record<PolicyFault, FaultRow>> = {
  "short-policy": { code: "ecr-text", repair: say("Write a whole policy: an object with a list of rules.") },
  "long-policy": { code: "ecr-text", repair: say("Shorten it: leave out descriptions and spaces, and join rules.") },
  "no-json": { code: "ecr-text", repair: say('Write one JSON object: {"rules": […]}, without comments.') },
  type: { code: "ecr-schema", repair: repairType },
  "missing-members": { code: "ecr-schema", repair: say("Add what is missing.") },
  "unknown-members": { code: "ecr-schema", repair: repairUnknown },
  alternatives: { code: "ecr-schema", repair: ({ at, value }) => suggestAlternative(at, value) },
  "short-list": {
    code: "ecr-schema",
    repair: say("Put at least one entry into the list, or leave out what holds it."),
  },
  "long-list": { code: "ecr-schema", repair: say("Join rules; a policy has no more than 50.") },
  "small-number": { code: "ecr-schema", repair: say("Write 1 or more; no rule takes every image it matches.") },
  "large-number": { code: "ecr-schema", repair: say("Write a smaller number.") },
  "unknown-value": { code: "ecr-schema", repair: repairValue },
  "short-text": { code: "ecr-schema", repair: say('Name a tag; for any tag write "tagPatternList": ["*"].') },
  "no-tag-list": { code: "ecr-rule", repair: say('Add the tags it is for; for any tag "tagPatternList": ["*"].') },
  "two-tag-lists": { code: "ecr-rule", repair: say("Write prefixes as patterns ending in * and keep tagPatternList.") },
  "idle-tag-list": { code: "ecr-rule", repair: say('Remove the list, or write "tagStatus": "tagged".') },
  "too-many-wildcards": { code: "ecr-rule", repair: say("Let one * stand for what several do.") },
  "pulled-and-expired": {
    code: "ecr-rule",
    repair: say("Archive it (transition), and delete from the archive by sinceImageTransitioned."),
  },
  "archived-twice": {
    code: "ecr-rule",
    repair: say('Write "action": {"type": "expire"}; what is archived can only go.'),
  },
  "short-archive": { code: "ecr-rule", repair: say("Write 90 days or more: ECR keeps what is archived that long.") },
  "repeated-priority": { code: "ecr-rules", repair: repairPriority },
  "second-untagged": { code: "ecr-rules", repair: say("Join the rules for untagged images of the storage class.") },
  "any-not-last": {
    code: "ecr-rules",
    repair: say("Give the rule the largest rulePriority of its storage class, and have only one such rule."),
  },
  "repeated-prefix": {
    code: "ecr-rules",
    repair: say("Name the prefix in one rule, or write a longer one in the other."),
  },
};

function repairType({ at, value }: Place): Repair {
  if (/\/(rulePriority|countNumber)$/.test(at)) {
    const integer = typeof value === "string" && /^[1-9][0-9]{0,8}$/.test(value) ? Number(value) : undefined;
    const fix = "Write an integer, without quotes, fraction or exponent.";
    return integer === undefined ? { fix } : { fix, edit: [{ kind: "set", at, value: integer }] };
  }
  // Where there is to be no unit, null is a fault of another kind.
  if (at.endsWith("/countUnit")) return { fix: "Write 'days'.", edit: [{ kind: "set", at, value: "days" }] };
  const optional = /\/(description|tagPatternList|tagPrefixList)$/.test(at);
  if (value === null && optional) return { fix: "Leave the member out.", edit: [{ kind: "remove", at }] };
  return { fix: "Write a value of the type that ECR allows." };
}

function repairUnknown({ value }: Place): Repair {
  const renamed = Object.keys(value as object).flatMap((name) => {
    const known = knownMembers.find((member) => member !== name && plain(member) === plain(name));
    return known === undefined ? [] : [`'${name}' is written '${known}'`];
  });
  return {
    fix: renamed.length === 0 ? "Leave the members out." : `Write the names as ECR does: ${renamed.join(", ")}.`,
  };
}

function repairValue({ at, value }: Place): Repair {
  const known = ["any", "tagged", "untagged", "days"].find((word) => word === plain(String(value)));
  if (known === undefined) return { fix: "Write one of the possible values." };
  return { fix: `Write '${known}'.`, edit: [{ kind: "set", at, value: known }] };
}

function repairPriority({ json }: Place): Repair {
  const { rules } = json as { readonly rules: readonly unknown[] };
  const used = new Set(rules.map((rule) => memberOf(rule, "rulePriority")));
  const free = [...rules.keys()].map((index) => index + 1).find((priority) => !used.has(priority)) ?? rules.length + 1;
  return { fix: `Give each rule a rulePriority of its own; ${free} is free.` };
}

const knownMembers = [
  ...["rules", "rulePriority", "description", "selection", "action"],
  ...["tagStatus", "tagPatternList", "tagPrefixList", "storageClass", "countType", "countUnit", "countNumber"],
  ...["type", "targetStorageClass"],
];

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
