import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePolicyDocument } from "./parse-policy-document.ts";
import { type PolicyKind, policyFaultSentence } from "./policy-fault.ts";

const statement = { Effect: "Allow", Action: "ecr:PutImage", Resource: "*" };
const policy = (change: object) => ({ Version: "2012-10-17", Statement: [statement], ...change });
const trust = (change: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole", ...change }],
});

function refusal(json: unknown, kind: PolicyKind): string {
  const parsed = parsePolicyDocument(typeof json === "string" ? json : JSON.stringify(json), kind);
  if (parsed.kind === "policy") return "accepted";
  return kind === "identity" || kind === "trust" ? policyFaultSentence(parsed.fault, kind) : parsed.fault.kind;
}

test.each([
  ["{", "Syntax errors in policy."],
  ["[]", "Syntax errors in policy."],
  [policy({ Extra: 1 }), "Syntax errors in policy."],
  [policy({ Version: "2008-10-17" }), "Policy document must be version 2012-10-17 or greater."],
  [policy({ Version: undefined }), "Policy document must be version 2012-10-17 or greater."],
  [policy({ Statement: [{ ...statement, Action: undefined }] }), "Policy statement must contain actions."],
  [policy({ Statement: [{ ...statement, Resource: undefined }] }), "Policy statement must contain resources."],
  [policy({ Statement: [{ ...statement, Effect: "allow" }] }), "Syntax errors in policy."],
  [policy({ Statement: [{ ...statement, Conditions: {} }] }), "Syntax errors in policy."],
  [
    policy({ Statement: [{ ...statement, Condition: { StringAlmost: { "aws:x": "y" } } }] }),
    "Syntax errors in policy.",
  ],
  [
    policy({ Statement: [{ ...statement, Action: "PutImage" }] }),
    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  ],
  [policy({ Statement: [{ ...statement, Resource: "app" }] }), 'Resource app must be in ARN format or "*".'],
  [policy({ Statement: [{ ...statement, Principal: "*" }] }), "Policy document should not specify a principal."],
  [
    policy({
      Statement: [
        { ...statement, Sid: "a" },
        { ...statement, Sid: "a" },
      ],
    }),
    "Statement IDs (SID) in a single policy must be unique.",
  ],
  [policy({ Statement: statement }), "accepted"],
  [policy({ Statement: [{ ...statement, Action: ["ecr:*", "*"], NotResource: undefined }] }), "accepted"],
])("an identity policy %j: %s", (json, expected) => {
  expect(refusal(json, "identity")).toBe(expected);
});

test.each([
  ["{", "This policy contains invalid Json"],
  [trust({ Principal: undefined }), "Missing required field Principal"],
  [trust({ Effect: undefined }), "Missing required field Effect"],
  [trust({ Resource: "*" }), "Has prohibited field Resource"],
  [trust({ Action: "ecr:PutImage" }), "AssumeRole policy may only specify STS AssumeRole actions."],
  [
    trust({ Principal: { AWS: "arn:aws:iam::1:user/*" } }),
    'Invalid principal in policy: "AWS":"arn:aws:iam::1:user/*"',
  ],
  [{ ...trust({}), Version: "2020-01-01" }, "The policy must contain a valid version string"],
  [trust({ Action: ["sts:AssumeRole", "sts:TagSession"] }), "accepted"],
  [{ ...trust({}), Version: "2008-10-17" }, "accepted"],
])("a trust policy %j: %s", (json, expected) => {
  expect(refusal(json, "trust")).toBe(expected);
});

test("a key policy's statement may lack actions or resource, a repository policy's its resource", () => {
  const bare = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*" }] };
  expect(refusal(bare, "key")).toBe("accepted");
  expect(refusal(bare, "resource")).toBe("missing");
  expect(refusal({ Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:*" }] }, "resource")).toBe("accepted");
});

test("no text makes the parser throw", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify({ Statement: value })),
      ),
      (text) => {
        for (const kind of ["identity", "trust", "resource", "key"] as const) parsePolicyDocument(text, kind);
      },
    ),
    { numRuns: 1000 },
  );
});
