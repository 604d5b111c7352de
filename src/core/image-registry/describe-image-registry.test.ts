import { describe, expect, it } from "vitest";
import type { AccountId } from "../aws/scope.ts";
import { type AccessDecision, evaluateAccess } from "../iam/evaluate-access.ts";
import { parsePolicyDocument } from "../iam/parse-policy-document.ts";
import type { PolicyDocument } from "../iam/policy-document.ts";
import type { PolicyKind } from "../iam/policy-fault.ts";
import type { AccessPrincipal } from "../iam/request.ts";
import { describeImageRegistry } from "./describe-image-registry.ts";
import { parseGithubRepository } from "./github-repository.ts";
import { type GivenChoices, maxRepositories, resolveOptions } from "./options.ts";
import { imageRegistryOutputs } from "./outputs.ts";
import type { PolicyJson } from "./policies.ts";

const here = { account: "123456789012", region: "ap-northeast-1" };

function registryOf(given: GivenChoices & Partial<typeof here> = {}) {
  return describeImageRegistry(resolveOptions({ ...here, ...given }));
}

/** What is in force of a policy; fails where AWS would refuse it. */
function inForce(policy: PolicyJson, kind: PolicyKind): PolicyDocument {
  const parsed = parsePolicyDocument(JSON.stringify(policy), kind);
  if (parsed.kind === "faulty") throw new Error(`${kind} policy: ${JSON.stringify(parsed.fault)}`);
  return parsed.document;
}

const registry = registryOf();
const key = "arn:aws:kms:ap-northeast-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const otherKey = key.replace("1111", "9999");

const roleSession: AccessPrincipal = {
  kind: "role-session",
  account: here.account as AccountId,
  arn: "arn:aws:sts::123456789012:assumed-role/sandbox-ecr-kms-github-actions-role/GitHubActions",
  roleArn: registry.role.arn,
  roleId: "AROAEXAMPLE",
};

describe("describeImageRegistry: the role's policy", () => {
  const policy = { name: "role", document: inForce(registry.role.policy(key), "identity") };
  const decide = (action: string, resource: string): AccessDecision["kind"] =>
    evaluateAccess({ principal: roleSession, action, resource, context: () => undefined }, { identity: [policy] }).kind;

  it.each([
    ["ecr:GetAuthorizationToken", "*"],
    ["ecr:PutImage", "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-1"],
    ["ecr:DescribeImages", "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-3"],
    ["kms:Sign", key],
    ["kms:GetPublicKey", key],
  ])("allows %s on %s", (action, resource) => {
    expect(decide(action, resource)).toBe("allow");
  });

  it.each([
    ["ecr:PutImage", "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-10"],
    ["ecr:PutImage", "arn:aws:ecr:us-east-1:123456789012:repository/sample-app-1"],
    ["ecr:BatchDeleteImage", "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-1"],
    ["ecr:PutLifecyclePolicy", "arn:aws:ecr:ap-northeast-1:123456789012:repository/sample-app-1"],
    ["ecr:CreateRepository", "*"],
    ["kms:Sign", otherKey],
    ["kms:PutKeyPolicy", key],
    ["kms:ScheduleKeyDeletion", key],
    ["iam:GetRole", registry.role.arn],
  ])("does not allow %s on %s", (action, resource) => {
    expect(decide(action, resource)).toBe("deny");
  });

  it("says nothing of KMS where there is no key", () => {
    expect(JSON.stringify(registry.role.policy(undefined))).not.toContain("kms:");
  });

  it("fits into a role with as many repositories as can be chosen", () => {
    // IAM User Guide, "IAM and AWS STS quotas": characters without white space of all inline policies of a role.
    const repositories = Array.from(
      { length: maxRepositories },
      (_, index) => `${"team-with-a-long-name/".repeat(5)}${index}`,
    );
    const text = JSON.stringify(registryOf({ repositories }).role.policy(key));
    expect(text.length).toBeLessThan(10_240);
  });
});

describe("describeImageRegistry: the key's policy", () => {
  const document = inForce(registry.key.policy, "key");
  const decide = (principal: AccessPrincipal, action: string): AccessDecision["kind"] =>
    evaluateAccess(
      { principal, action, resource: key, context: () => undefined },
      { identity: [], resource: { policies: [{ name: "default", document }], say: "needed" } },
    ).kind;

  it("lets the role sign, and the account do everything", () => {
    const root: AccessPrincipal = {
      kind: "root",
      account: here.account as AccountId,
      arn: "arn:aws:iam::123456789012:root",
    };
    expect(decide(roleSession, "kms:Sign")).toBe("allow");
    expect(decide(roleSession, "kms:PutKeyPolicy")).toBe("deny");
    expect(decide(root, "kms:PutKeyPolicy")).toBe("allow");
  });
});

describe("describeImageRegistry: the role's trust", () => {
  const decide = (github: string, subject: string, audience = "sts.amazonaws.com"): AccessDecision["kind"] => {
    const { role, provider } = registryOf({ github: parseGithubRepository(github) });
    const document = inForce(role.trustPolicy, "trust");
    const claims = new Map([
      ["token.actions.githubusercontent.com:aud", [audience]],
      ["token.actions.githubusercontent.com:sub", [subject]],
    ]);
    return evaluateAccess(
      {
        principal: { kind: "web-identity", account: here.account as AccountId, providerArn: provider.arn },
        action: "sts:AssumeRoleWithWebIdentity",
        resource: role.arn,
        context: (name) => claims.get(name),
      },
      { identity: [], resource: { policies: [{ name: role.name, document }], say: "needed" } },
    ).kind;
  };

  it.each([
    ["acme/app", "repo:acme/app:ref:refs/heads/main"],
    ["acme/app", "repo:acme/app:pull_request"],
    ["acme@1/app@2", "repo:acme@1/app@2:environment:production"],
  ])("of %s lets %s in", (github, subject) => {
    expect(decide(github, subject)).toBe("allow");
  });

  it.each([
    ["acme/app", "repo:acme/app-2:ref:refs/heads/main"],
    ["acme/app", "repo:other/app:ref:refs/heads/main"],
    ["acme/app", "repo:acme@1/app@2:ref:refs/heads/main"],
    ["acme@1/app@2", "repo:acme@3/app@4:ref:refs/heads/main"],
    ["acme@1/app@2", "repo:acme/app:ref:refs/heads/main"],
  ])("of %s keeps %s out", (github, subject) => {
    expect(decide(github, subject)).toBe("deny");
  });

  it("keeps a token for another audience out", () => {
    expect(decide("acme/app", "repo:acme/app:pull_request", "https://github.com/acme")).toBe("deny");
  });
});

describe("describeImageRegistry", () => {
  it("names everything by the partition of its region", () => {
    const { repositories, role, provider, key: signingKey } = registryOf({ region: "cn-north-1" });
    const arns = [repositories[0]?.arn, role.arn, provider.arn, JSON.stringify(signingKey.policy)];
    for (const arn of arns) expect(arn).toContain("arn:aws-cn:");
  });
});

describe("imageRegistryOutputs", () => {
  it("are those of the terraform module", () => {
    const found = { keyId: "11111111-2222-3333-4444-555555555555", registry: "localhost:4566" };
    expect(imageRegistryOutputs(registryOf({ repositories: ["app"] }), found)).toEqual({
      kms_key_id: found.keyId,
      kms_key_arn: key,
      kms_alias_name: "alias/sandbox-ecr-kms/cosign",
      ecr_registry: "localhost:4566",
      ecr_repository_urls: { app: "localhost:4566/app" },
      ecr_repository_arns: { app: "arn:aws:ecr:ap-northeast-1:123456789012:repository/app" },
      github_actions_role_arn: "arn:aws:iam::123456789012:role/sandbox-ecr-kms-github-actions-role",
      github_actions_role_name: "sandbox-ecr-kms-github-actions-role",
      github_oidc_provider_arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    });
  });
});
