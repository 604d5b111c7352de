import { expect, test } from "vitest";
import { evaluateAccess, type PoliciesInForce } from "./evaluate-access.ts";
import { denialEnding, nameStatement, readStatements } from "./explain-access.ts";
import type { NamedPolicy } from "./named-policy.ts";
import { parsePolicyDocument } from "./parse-policy-document.ts";
import type { PolicyKind } from "./policy-fault.ts";
import type { AccessPrincipal, AccessRequest } from "./request.ts";

const account = "123456789012" as never;
const repository = "arn:aws:ecr:ap-northeast-1:123456789012:repository/app";
const foreign = "arn:aws:ecr:ap-northeast-1:210987654321:repository/app";
const user: AccessPrincipal = { kind: "user", account, arn: "arn:aws:iam::123456789012:user/ann", uniqueId: "AIDAANN" };
const session: AccessPrincipal = {
  kind: "role-session",
  account,
  arn: "arn:aws:sts::123456789012:assumed-role/deploy/run",
  roleArn: "arn:aws:iam::123456789012:role/ci/deploy",
  roleId: "AROADEPLOY",
};
const root: AccessPrincipal = { kind: "root", account, arn: "arn:aws:iam::123456789012:root" };

function policy(kind: PolicyKind, ...statements: readonly object[]): NamedPolicy {
  const parsed = parsePolicyDocument(JSON.stringify({ Version: "2012-10-17", Statement: statements }), kind);
  if (parsed.kind === "faulty") throw new Error(JSON.stringify(parsed.fault));
  return { name: kind, document: parsed.document };
}
const put = { Effect: "Allow", Action: "ecr:PutImage", Resource: "*" };
const allows = policy("identity", put);
const denies = policy("identity", { ...put, Effect: "Deny" });
const nothing = policy("identity", { ...put, Action: "ecr:GetImage" });
const onResource = (principal: unknown, effect = "Allow") =>
  policy("resource", { Effect: effect, Principal: principal, Action: "ecr:PutImage" });

function decide(principal: AccessPrincipal, policies: Partial<PoliciesInForce>, resource = repository) {
  return evaluateAccess(request(principal, resource), { identity: [], ...policies });
}
function request(principal: AccessPrincipal, resource = repository): AccessRequest {
  return { principal, action: "ecr:PutImage", resource, context: () => undefined };
}
function verdict(...given: Parameters<typeof decide>): string {
  const decision = decide(...given);
  return decision.kind === "allow" ? "allow" : `deny${denialEnding("ecr:PutImage", decision)}`;
}
const noIdentity = "deny because no identity-based policy allows the ecr:PutImage action";
const noResource = "deny because no resource-based policy allows the ecr:PutImage action";

test.each<[string, AccessPrincipal, Partial<PoliciesInForce>, string]>([
  ["nothing allows", user, {}, noIdentity],
  ["an identity policy allows", user, { identity: [nothing, allows] }, "allow"],
  [
    "an explicit deny wins",
    user,
    { identity: [allows, denies] },
    "deny with an explicit deny in an identity-based policy",
  ],
  ["the root user may", root, {}, "allow"],
  [
    "but for a resource policy that denies",
    root,
    { resource: { policies: [onResource("*", "Deny")], say: "alone" } },
    "deny with an explicit deny in a resource-based policy",
  ],
  [
    "several resource policies allow what one of them does",
    user,
    { resource: { policies: [policy("resource"), onResource({ AWS: user.arn })], say: "alone" } },
    "allow",
  ],
  [
    "but for one of them that denies",
    user,
    { resource: { policies: [onResource({ AWS: user.arn }), onResource("*", "Deny")], say: "alone" } },
    "deny with an explicit deny in a resource-based policy",
  ],
  ["no resource policy at all says nothing", user, { resource: { policies: [], say: "alone" } }, noIdentity],
  [
    "a boundary limits",
    user,
    { identity: [allows], boundary: nothing },
    "deny because no permissions boundary allows the ecr:PutImage action",
  ],
  [
    "a session policy limits",
    session,
    { identity: [allows], session: [nothing] },
    "deny because no session policy allows the ecr:PutImage action",
  ],
  ["session policies add up", session, { identity: [allows], session: [nothing, allows] }, "allow"],
  [
    "a resource policy that names the user overrides a boundary's silence",
    user,
    { boundary: nothing, resource: { policies: [onResource({ AWS: user.arn })], say: "alone" } },
    "allow",
  ],
  [
    "one that names the role does not",
    session,
    {
      boundary: nothing,
      resource: { policies: [onResource({ AWS: "arn:aws:iam::123456789012:role/ci/deploy" })], say: "alone" },
    },
    "deny because no permissions boundary allows the ecr:PutImage action",
  ],
  [
    "one that names the account leaves it to the account",
    user,
    { resource: { policies: [onResource({ AWS: "123456789012" })], say: "alone" } },
    noIdentity,
  ],
  [
    "a needed resource policy that is silent denies",
    user,
    { identity: [allows], resource: { policies: [onResource({ AWS: root.arn }, "Deny")], say: "needed" } },
    "deny with an explicit deny in a resource-based policy",
  ],
  [
    "a key policy that hands over to the account",
    user,
    { identity: [allows], resource: { policies: [onResource({ AWS: root.arn })], say: "needed" } },
    "allow",
  ],
  [
    "a key policy that does not",
    user,
    { identity: [allows], resource: { policies: [onResource({ AWS: session.arn })], say: "needed" } },
    noResource,
  ],
  [
    "nor for the root user",
    root,
    { resource: { policies: [onResource({ AWS: session.arn })], say: "needed" } },
    noResource,
  ],
  ["a grant", user, { resource: { policies: [onResource({ AWS: session.arn })], say: "needed" }, grant: "g" }, "allow"],
])("%s", (_case, principal, policies, expected) => {
  expect(verdict(principal, policies)).toBe(expected);
});

test("what belongs to another account needs both sides", () => {
  const opened = { policies: [onResource({ AWS: "123456789012" })], say: "alone" } as const;
  expect(verdict(user, { identity: [allows] }, foreign)).toBe(noResource);
  expect(verdict(user, { resource: opened }, foreign)).toBe(noIdentity);
  expect(verdict(user, { resource: { policies: [onResource({ AWS: user.arn })], say: "alone" } }, foreign)).toBe(
    noIdentity,
  );
  expect(verdict(user, { identity: [allows], resource: opened }, foreign)).toBe("allow");
  expect(verdict(root, {}, foreign)).toBe(noResource);
  expect(verdict(root, { resource: opened }, foreign)).toBe("allow");
});

test("who comes with a token of an OIDC provider is judged by the trust policy alone", () => {
  const providerArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
  const trust = policy("trust", {
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:org/app:*" } },
  });
  const ask = (subject: string) =>
    evaluateAccess(
      {
        principal: { kind: "web-identity", account, providerArn },
        action: "sts:AssumeRoleWithWebIdentity",
        resource: "arn:aws:iam::123456789012:role/deploy",
        context: (key) => (key === "token.actions.githubusercontent.com:sub" ? [subject] : undefined),
      },
      { identity: [], resource: { policies: [trust], say: "needed" } },
    ).kind;
  expect(ask("repo:org/app:ref:refs/heads/main")).toBe("allow");
  expect(ask("repo:org/other:ref:refs/heads/main")).toBe("deny");
});

test("NotPrincipal, NotAction and NotResource speak of everything else", () => {
  const notAnn = policy("resource", { Effect: "Deny", NotPrincipal: { AWS: user.arn }, Action: "ecr:*" });
  expect(verdict(user, { identity: [allows], resource: { policies: [notAnn], say: "alone" } })).toBe("allow");
  expect(verdict(session, { identity: [allows], resource: { policies: [notAnn], say: "alone" } })).toContain(
    "explicit deny",
  );
  const others = policy("identity", { Effect: "Allow", NotAction: "iam:*", NotResource: foreign });
  expect(verdict(user, { identity: [others] })).toBe("allow");
  expect(verdict(user, { identity: [others], resource: { policies: [onResource("*")], say: "alone" } }, foreign)).toBe(
    noIdentity,
  );
});

test("a variable in a resource follows the request", () => {
  const own = policy("identity", { ...put, Resource: "arn:aws:ecr:*:123456789012:repository/${aws:username}" });
  const ask = (name: string) =>
    evaluateAccess(
      { ...request(user), context: (key) => (key === "aws:username" ? [name] : undefined) },
      { identity: [own] },
    );
  expect(ask("app").kind).toBe("allow");
  expect(ask("other").kind).toBe("deny");
});

test("every statement tells why it does not speak of a request", () => {
  const mixed = policy(
    "identity",
    { ...put, Sid: "reads", Action: "ecr:GetImage" },
    { ...put, Resource: foreign },
    { ...put, Condition: { Bool: { "aws:SecureTransport": "true" } } },
    { ...put, Sid: "pushes" },
  );
  const readings = readStatements(request(user), { identity: [mixed] });
  expect(readings.map(({ reading }) => reading)).toEqual([
    "other-action",
    "other-resource",
    { condition: "Bool aws:securetransport" },
    "speaks",
  ]);
  const decision = decide(user, { identity: [mixed] });
  expect(decision.kind === "allow" && typeof decision.by === "object" && nameStatement(decision.by)).toBe(
    "statement 'pushes' of identity",
  );
});
