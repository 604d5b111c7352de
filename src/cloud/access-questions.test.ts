import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import { CreateKeyCommand, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { AccessQuestion } from "../core/access-explanation.ts";
import type { Region } from "../core/aws/scope.ts";
import { explainAccess } from "./access-questions.ts";
import { type AccessTestCloud, allow, startAccessTestCloud } from "./sts/test-access-cloud.ts";

const account = "123456789012";
let world: AccessTestCloud;
let keyId: string;
beforeAll(async () => {
  world = await startAccessTestCloud();
  await world.root.ecr.send(new CreateRepositoryCommand({ repositoryName: "app" }));
  const key = new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  keyId = (await world.root.kms.send(key)).KeyMetadata?.KeyId ?? "";
  await world.user(
    "ann",
    { Sid: "Push", ...allow("ecr:*", "*", { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }) },
    allow("ecr:DescribeImages", `arn:aws:ecr:*:${account}:repository/app`),
    { Sid: "Never", Effect: "Deny", Action: "ecr:DeleteRepository", Resource: "*" },
  );
  await world.role("deploy", { Principal: { AWS: account } }, allow("kms:Sign"));
});
afterAll(() => world.close());

function ask(question: Partial<AccessQuestion>) {
  const { wallNow, ahead } = world.cloud;
  const clocks = { wall: wallNow, cloud: () => new Date(wallNow().getTime() + ahead.cloud) };
  return explainAccess(
    { store: world.cloud.store, clocks },
    {
      scope: { account: world.cloud.account, region: "ap-northeast-1" as Region },
      principal: "user/ann",
      action: "ecr:DescribeImages",
      resource: "app",
      conditions: {},
      ...question,
    },
  );
}

it("names the statement that decides, and what is wrong with each other one", () => {
  expect(ask({})).toEqual({
    principal: `arn:aws:iam::${account}:user/ann`,
    action: "ecr:DescribeImages",
    resource: `arn:aws:ecr:ap-northeast-1:${account}:repository/app`,
    verdict: "allowed",
    because: "statement number 2 of own",
    statements: [
      {
        source: "identity",
        policy: "own",
        number: 1,
        sid: "Push",
        effect: "Allow",
        reading: "condition: IpAddress aws:sourceip",
      },
      { source: "identity", policy: "own", number: 2, effect: "Allow", reading: "speaks" },
      { source: "identity", policy: "own", number: 3, sid: "Never", effect: "Deny", reading: "other-action" },
    ],
  });
});

it.each<[Partial<AccessQuestion>, string, string]>([
  [{ resource: "other" }, "denied", "because no identity-based policy allows the ecr:DescribeImages action"],
  [{ resource: "other", conditions: { "aws:SourceIp": "10.1.2.3" } }, "allowed", "statement 'Push' of own"],
  [
    { action: "ecr:DeleteRepository", conditions: { "aws:SourceIp": "10.1.2.3" } },
    "denied",
    "with an explicit deny in an identity-based policy: statement 'Never' of own",
  ],
  [{ principal: "root" }, "allowed", `arn:aws:iam::${account}:root may do everything in its account`],
  [
    { principal: `arn:aws:iam::${account}:role/deploy`, action: "ecr:PutImage" },
    "denied",
    "because no identity-based policy",
  ],
  [
    { principal: `arn:aws:sts::${account}:assumed-role/deploy/run`, action: "kms:Sign", resource: "KEY" },
    "allowed",
    "statement number 1 of own",
  ],
])("%j is %s", (question, verdict, because) => {
  const resource = question.resource === "KEY" ? { resource: keyId } : {};
  const answer = ask({ ...question, ...resource });
  expect([answer.verdict, answer.because]).toEqual([verdict, expect.stringContaining(because)]);
});

it.each<[Partial<AccessQuestion>, string]>([
  [{ principal: "user/nobody" }, "there is no user or role user/nobody"],
  [{ principal: "arn:aws:iam::999999999999:role/deploy" }, "there is no user or role"],
  [{ action: "kms:Sign", resource: "alias/none" }, "alias/none is not found"],
  [{ action: "iam:GetRole", resource: "deploy" }, "deploy is no ARN"],
])("says what %j names that is not there", (question, message) => {
  expect(() => ask(question)).toThrow(message);
});

it("knows of no key whose time has come", async () => {
  const key = new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  const { KeyMetadata } = await world.root.kms.send(key);
  const resource = KeyMetadata?.KeyId ?? "";
  await world.root.kms.send(new ScheduleKeyDeletionCommand({ KeyId: resource, PendingWindowInDays: 7 }));
  const question = { principal: "role/deploy", action: "kms:Sign", resource };
  expect(ask(question).verdict).toBe("allowed");
  world.cloud.ahead.cloud += 7 * 24 * 60 * 60 * 1000;
  expect(() => ask(question)).toThrow("does not exist");
});
