import {
  DeleteLifecyclePolicyCommand,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
} from "@aws-sdk/client-ecr";
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  PutRolePolicyCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import {
  DisableKeyCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  UpdateKeyDescriptionCommand,
} from "@aws-sdk/client-kms";
import { beforeEach, expect, test } from "vitest";
import { command as plan } from "../../src/cli/provision-plan.ts";
import { runCommand } from "../run-command.ts";
import { fieldsOf, useProvisionedCloud } from "./provisioned-cloud.ts";

const role = "sandbox-ecr-kms-github-actions-role";
const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

const local = useProvisionedCloud();
const { start, planned, applied, isPlanClean } = local;
beforeEach(() => start({}));

const openPolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
const repositoryName = "sample-app-1";
const drifts: readonly [string, readonly string[], () => Promise<unknown>][] = [
  [
    "tags that cannot move",
    ["repository.tagMutability"],
    async () =>
      (await local.cloud.ecr()).send(
        new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: "IMMUTABLE" }),
      ),
  ],
  [
    "no scanning",
    ["repository.scanOnPush"],
    async () =>
      (await local.cloud.ecr()).send(
        new PutImageScanningConfigurationCommand({
          repositoryName,
          imageScanningConfiguration: { scanOnPush: false },
        }),
      ),
  ],
  [
    "no lifecycle policy",
    ["repository.lifecyclePolicy"],
    async () => (await local.cloud.ecr()).send(new DeleteLifecyclePolicyCommand({ repositoryName })),
  ],
  [
    "an audience less",
    ["oidc-provider.audiences"],
    async () =>
      (await local.cloud.iam()).send(
        new RemoveClientIDFromOpenIDConnectProviderCommand({
          OpenIDConnectProviderArn: provider,
          ClientID: "sts.amazonaws.com",
        }),
      ),
  ],
  [
    "somebody else who may assume the role",
    ["role.trustPolicy"],
    async () =>
      (await local.cloud.iam()).send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: role,
          PolicyDocument: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "123456789012" } }],
          }),
        }),
      ),
  ],
  [
    "longer sessions under another description",
    ["role.description", "role.maxSessionSeconds"],
    async () =>
      (await local.cloud.iam()).send(
        new UpdateRoleCommand({ RoleName: role, MaxSessionDuration: 43_200, Description: "Mine" }),
      ),
  ],
  [
    "a role that may do anything",
    ["role-policy.policy"],
    async () =>
      (await local.cloud.iam()).send(
        new PutRolePolicyCommand({
          RoleName: role,
          PolicyName: "push-and-sign-images",
          PolicyDocument: openPolicy,
        }),
      ),
  ],
  [
    "a policy more in the role",
    ["role-policy.policy"],
    async () =>
      (await local.cloud.iam()).send(
        new PutRolePolicyCommand({ RoleName: role, PolicyName: "more", PolicyDocument: openPolicy }),
      ),
  ],
  [
    "a policy more at the role",
    ["role-attachment.attached"],
    async () => {
      const iam = await local.cloud.iam();
      const made = await iam.send(new CreatePolicyCommand({ PolicyName: "more", PolicyDocument: openPolicy }));
      await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: made.Policy?.Arn }));
    },
  ],
  [
    "a key that everyone may use",
    ["key.policy"],
    async () =>
      (await local.cloud.kms()).send(
        new PutKeyPolicyCommand({
          KeyId: await keyId(),
          Policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }],
          }),
        }),
      ),
  ],
  [
    "a key that is disabled",
    ["key.state"],
    async () => (await local.cloud.kms()).send(new DisableKeyCommand({ KeyId: await keyId() })),
  ],
  [
    "a key that is to be deleted",
    ["key.state"],
    async () => (await local.cloud.kms()).send(new ScheduleKeyDeletionCommand({ KeyId: await keyId() })),
  ],
  [
    "a key under another description",
    ["key.description"],
    async () =>
      (await local.cloud.kms()).send(new UpdateKeyDescriptionCommand({ KeyId: await keyId(), Description: "Mine" })),
  ],
];
test.each(drifts)("%s is shown and mended", async (_what, expected, drift) => {
  await drift();
  expect(fieldsOf(await planned())).toEqual(expected);
  const { code } = await runCommand(plan, ["--detailed-exitcode"], local.env);
  expect(code).toBe(2);
  await applied();
  expect(await isPlanClean()).toBe(true);
});

async function keyId(): Promise<string> {
  return String((await planned()).outputs?.kms_key_id);
}
