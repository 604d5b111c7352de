import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { GetKeyPolicyCommand, KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import type { CloudConfig } from "./cloud-config.ts";
import { type RunningCloud, startCloud } from "./start-cloud.ts";

const role = "sandbox-ecr-kms-github-actions-role";
const policyName = "push-and-sign-images";

async function start(dataFolder: string, config: CloudConfig = {}): Promise<RunningCloud> {
  const cloud = await startCloud({ dataFolder, ...config });
  onTestFinished(() => cloud.close());
  return cloud;
}

function clientsOf({ endpoint, region, credentials }: RunningCloud) {
  const settings = { endpoint, region, credentials: { ...credentials }, maxAttempts: 1 };
  return { iam: new IAMClient(settings), kms: new KMSClient(settings) };
}

/** What a cloud has of the role: whom it lets in, what it may do, and what the key says of it. */
async function readRole(cloud: RunningCloud) {
  const { iam, kms } = clientsOf(cloud);
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: role }));
  const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: policyName }));
  const { Keys: [key] = [] } = await kms.send(new ListKeysCommand({}));
  const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: key?.KeyId }));
  return {
    trust: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""),
    tags: Role?.Tags,
    grants: decodeURIComponent(PolicyDocument),
    keyArn: key?.KeyArn ?? "no key",
    keyPolicy: Policy,
  };
}

/** Changes the database of a folder while no cloud runs on it. */
function changeDatabase(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, "inkan.db"));
  database.exec(sql);
  database.close();
}

test("a new folder has GitHub's provider and a role for its workflows that may sign with the key", async () => {
  const cloud = await start(temporaryFolder());
  const { trust, tags, grants, keyArn, keyPolicy } = await readRole(cloud);
  expect(trust).toContain('"repo:ORG/REPO:*"');
  expect(tags).toEqual([{ Key: "managed-by", Value: "inkan" }]);
  expect(grants).toContain(`"Resource":"${keyArn}"`);
  expect(keyPolicy).toContain(`arn:aws:iam::123456789012:role/${role}`);
  const { OpenIDConnectProviderList } = await clientsOf(cloud).iam.send(new ListOpenIDConnectProvidersCommand({}));
  expect(OpenIDConnectProviderList).toEqual([
    { Arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
  ]);
});

test("the role lets in whom a start names, at the first one and later", async () => {
  const folder = temporaryFolder();
  const first = await start(folder, { github: "acme/app" });
  expect((await readRole(first)).trust).toContain('"repo:acme/app:*"');
  await first.close();
  const second = await start(folder);
  expect((await readRole(second)).trust).toContain('"repo:acme/app:*"');
  await second.close();
  const third = await start(folder, { github: "acme@1/other@2" });
  expect((await readRole(third)).trust).toContain('"repo:acme@1/other@2:*"');
});

test("a role that its owner deleted stays deleted, whomever a later start names", async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  const { iam } = clientsOf(first);
  await iam.send(new DeleteRolePolicyCommand({ RoleName: role, PolicyName: policyName }));
  await iam.send(new DeleteRoleCommand({ RoleName: role }));
  await first.close();
  const second = await start(folder, { github: "acme/app" });
  expect((await clientsOf(second).iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
});

test("a folder that was begun before there was a role is given it once, and its key names it", async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  await first.close();
  changeDatabase(
    folder,
    `DELETE FROM principals WHERE kind = 'role'; DELETE FROM iam_roles; DELETE FROM iam_oidc_providers;
     DELETE FROM iam_inline_policies; DELETE FROM settings WHERE name = 'sample-role';
     UPDATE kms_keys SET tags = '[]', policy = '{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:aws:iam::123456789012:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}'`,
  );
  const { grants, keyArn, keyPolicy } = await readRole(await start(folder));
  expect(grants).toContain(`"Resource":"${keyArn}"`);
  expect(keyPolicy).toContain(`arn:aws:iam::123456789012:role/${role}`);
});

test("a folder that was begun empty stays without", async () => {
  const folder = temporaryFolder();
  const first = await start(folder, { empty: true });
  await first.close();
  changeDatabase(folder, "DELETE FROM settings WHERE name = 'sample-role'");
  const { iam } = clientsOf(await start(folder));
  expect((await iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
  expect((await iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList).toEqual([]);
});

test("a folder that began with the resources is not begun empty, and is as it was after the attempt", async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  await first.close();
  await expect(startCloud({ dataFolder: folder, empty: true })).rejects.toMatchObject({ code: "CONFIG_CONFLICT" });
  const again = await start(folder);
  expect((await readRole(again)).trust).toContain("repo:");
});
