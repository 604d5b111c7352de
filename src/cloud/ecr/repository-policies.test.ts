import {
  CreateRepositoryCommand,
  DeleteRepositoryPolicyCommand,
  DescribeImagesCommand,
  GetRepositoryPolicyCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import {
  type AccessTestCloud,
  allow,
  policyOf,
  refusal,
  type Signer,
  startAccessTestCloud,
} from "../sts/test-access-cloud.ts";

const account = "123456789012";
const repository = { repositoryName: "team/app" };
let world: AccessTestCloud;
let ann: Signer;
beforeAll(async () => {
  world = await startAccessTestCloud();
  ann = await world.user("ann");
  await world.root.ecr.send(new CreateRepositoryCommand(repository));
});
afterAll(() => world.close());
beforeEach(() => {
  world.cloud.store.database.run("UPDATE repositories SET policy = NULL");
});

const annArn = `arn:aws:iam::${account}:user/ann`;
const statement = (principal: unknown, action: string, effect = "Allow") => ({
  Effect: effect,
  Principal: principal,
  Action: action,
});
const set = (policyText: string, more: { force?: boolean } = {}, by = world.root) =>
  by.ecr.send(new SetRepositoryPolicyCommand({ ...repository, policyText, ...more }));
const describeImages = () => refusal(world.as(ann).ecr.send(new DescribeImagesCommand(repository)));

it("a repository's policy lets a user in who has no policy of its own, and shuts one out who has", async () => {
  const denied = `AccessDeniedException: User: ${annArn} is not authorized to perform: ecr:DescribeImages on resource: arn:aws:ecr:ap-northeast-1:${account}:repository/team/app`;
  expect(await describeImages()).toBe(
    `${denied} because no identity-based policy allows the ecr:DescribeImages action`,
  );
  await set(policyOf(statement({ AWS: annArn }, "ecr:DescribeImages")));
  expect(await describeImages()).toMatchObject({ imageDetails: [] });
  await set(policyOf(statement("*", "ecr:DescribeImages", "Deny")));
  expect(await describeImages()).toBe(`${denied} with an explicit deny in a resource-based policy`);
});

it("is answered as it was given, until it is deleted", async () => {
  const policyText = policyOf(statement({ AWS: [annArn, account] }, "ecr:*"));
  expect(await set(policyText)).toMatchObject({ registryId: account, ...repository });
  const expected = policyText.replace(`"${account}"`, `"arn:aws:iam::${account}:root"`);
  expect(await world.root.ecr.send(new GetRepositoryPolicyCommand(repository))).toMatchObject({ policyText: expected });
  expect(await world.root.ecr.send(new DeleteRepositoryPolicyCommand(repository))).toMatchObject({
    policyText: expected,
  });
  const none = `RepositoryPolicyNotFoundException: Repository policy does not exist for the repository with name 'team/app' in the registry with id '${account}'`;
  expect(await refusal(world.root.ecr.send(new GetRepositoryPolicyCommand(repository)))).toBe(none);
  expect(await refusal(world.root.ecr.send(new DeleteRepositoryPolicyCommand(repository)))).toBe(none);
});

it.each([
  ["no JSON", "{"],
  ["no statement", "{}"],
  ["nobody it is about", policyOf(allow("ecr:*"))],
  ["a user that is not there", policyOf(statement({ AWS: `arn:aws:iam::${account}:user/nobody` }, "ecr:*"))],
])("is refused with %s", async (_name, text) => {
  expect(await refusal(set(text))).toBe(
    "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
  );
});

it("may lock its own caller out only by force", async () => {
  const closed = policyOf(statement("*", "ecr:SetRepositoryPolicy", "Deny"));
  expect(await refusal(set(closed))).toContain("InvalidParameterException");
  await set(closed, { force: true });
  expect(await refusal(set(closed, { force: true }))).toContain("with an explicit deny in a resource-based policy");
});

it("means a user by its unique id: one of the same name that comes later is another", async () => {
  await world.user("bob");
  await set(policyOf(statement({ AWS: `arn:aws:iam::${account}:user/bob` }, "ecr:DescribeImages")));
  const keys = (await world.iam.ask("ListAccessKeys", { UserName: "bob" })) as {
    AccessKeyMetadata: { AccessKeyId: string }[];
  };
  for (const { AccessKeyId } of keys.AccessKeyMetadata) {
    await world.iam.ask("DeleteAccessKey", { UserName: "bob", AccessKeyId });
  }
  await world.iam.ask("DeleteUser", { UserName: "bob" });
  const again = await world.user("bob");
  expect(await refusal(world.as(again).ecr.send(new DescribeImagesCommand(repository)))).toContain(
    "AccessDeniedException",
  );
  const { policyText } = await world.root.ecr.send(new GetRepositoryPolicyCommand(repository));
  expect(policyText).toMatch(/"AIDA[A-Z2-7]{17}"/);
});

it("lets conditions look at the request, the principal and the resource", async () => {
  const when = (condition: object) => policyOf({ ...statement({ AWS: annArn }, "ecr:*"), Condition: condition });
  const verdicts: [object, boolean][] = [
    [{ IpAddress: { "aws:SourceIp": "127.0.0.0/8" } }, true],
    [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, false],
    [{ Bool: { "aws:SecureTransport": "true" } }, false],
    [{ StringEquals: { "aws:RequestedRegion": "ap-northeast-1", "aws:username": "ann" } }, true],
    [{ StringEquals: { "aws:PrincipalType": "User", "aws:PrincipalAccount": account } }, true],
    [{ ArnEquals: { "aws:PrincipalArn": annArn } }, true],
    [{ DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }, false],
    [{ NumericGreaterThan: { "aws:EpochTime": "1000000000" } }, true],
    [{ Null: { "aws:TokenIssueTime": "true" } }, true],
    [{ StringEquals: { "ecr:ResourceTag/team": "blue", "aws:ResourceTag/team": "blue" } }, true],
    [{ StringEquals: { "aws:PrincipalTag/role": "dev" } }, true],
    [{ StringLike: { "aws:UserAgent": "*aws-sdk-js*" } }, true],
  ];
  world.cloud.store.database.run("UPDATE repositories SET tags = ?", '[{"Key":"Team","Value":"blue"}]');
  await world.iam.ask("TagUser", { UserName: "ann", Tags: [{ Key: "Role", Value: "dev" }] });
  for (const [condition, expected] of verdicts) {
    await set(when(condition));
    expect([condition, typeof (await describeImages()) === "object"]).toEqual([condition, expected]);
  }
});
