import { DescribeRepositoriesCommand, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import {
  AssumeRoleCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AccessTestCloud,
  allow,
  policyOf,
  refusal,
  type Signer,
  signerOf,
  startAccessTestCloud,
} from "./test-access-cloud.ts";

const account = "123456789012";
const toAccount = { Principal: { AWS: account } };
const invalidToken = "The security token included in the request is invalid.";
let world: AccessTestCloud;
beforeAll(async () => {
  world = await startAccessTestCloud();
});
afterAll(() => world.close());

async function whoIs(signer: Signer): Promise<readonly (string | undefined)[]> {
  const { Account, Arn, UserId } = await world.as(signer).sts.send(new GetCallerIdentityCommand({}));
  return [Account, Arn, UserId];
}

const describeAll = new DescribeRepositoriesCommand({});
const noIdentityPolicy = (arn: string) =>
  `AccessDeniedException: User: ${arn} is not authorized to perform: ecr:DescribeRepositories on resource: arn:aws:ecr:ap-northeast-1:${account}:repository/* because no identity-based policy allows the ecr:DescribeRepositories action`;

describe("a user", () => {
  it("is who it is, and may what its policies allow", async () => {
    const ann = await world.user("ann", allow("ecr:Describe*"));
    const bob = await world.user("bob");
    expect(await whoIs(ann)).toEqual([account, `arn:aws:iam::${account}:user/ann`, expect.stringMatching(/^AIDA/)]);
    expect(await world.as(ann).ecr.send(describeAll)).toMatchObject({ repositories: [] });
    expect(await refusal(world.as(bob).ecr.send(describeAll))).toBe(
      noIdentityPolicy(`arn:aws:iam::${account}:user/bob`),
    );
  });

  it("is nobody from the moment on when its key is inactive or deleted", async () => {
    const cleo = await world.user("cleo", allow("*"));
    const clients = world.as(cleo);
    const key = { UserName: "cleo", AccessKeyId: cleo.accessKeyId };
    const set = (Status: "Active" | "Inactive") => world.iam.ask("UpdateAccessKey", { ...key, Status });
    await set("Inactive");
    expect(await refusal(whoIs(cleo))).toBe(`InvalidClientTokenId: ${invalidToken}`);
    expect(await refusal(clients.ecr.send(describeAll))).toBe(`UnrecognizedClientException: ${invalidToken}`);
    await set("Active");
    expect(await whoIs(cleo)).toHaveLength(3);
    await world.iam.ask("DeleteAccessKey", key);
    expect(await refusal(whoIs(cleo))).toBe(`InvalidClientTokenId: ${invalidToken}`);
  });
});

describe("AssumeRole", () => {
  it("gives a session that may what the role may, as long as it lasts and the role is there", async () => {
    const dan = await world.user("dan", allow("sts:AssumeRole"));
    const role = await world.role("deploy", toAccount, allow("ecr:Describe*"));
    const { AssumedRoleUser, Credentials, PackedPolicySize } = await world
      .as(dan)
      .sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: "run-1" }));
    const session = signerOf(Credentials);
    const arn = `arn:aws:sts::${account}:assumed-role/deploy/run-1`;
    expect(AssumedRoleUser).toEqual({ Arn: arn, AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:run-1$/) });
    expect(session.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(Credentials?.Expiration).toEqual(new Date(world.cloud.wallNow().getTime() + 3_600_000));
    expect(PackedPolicySize).toBeUndefined();
    expect(await whoIs(session)).toEqual([account, arn, AssumedRoleUser?.AssumedRoleId]);
    expect(await world.as(session).ecr.send(describeAll)).toMatchObject({ repositories: [] });
    expect(await world.iam.refusal("ListRoles", {}, session)).toContain(
      `403 AccessDenied: User: ${arn} is not authorized to perform: iam:ListRoles`,
    );

    world.cloud.ahead.wall += 3_600_000;
    expect(await refusal(whoIs(session))).toBe("ExpiredToken: The security token included in the request is expired");
    expect(await refusal(world.as(session).ecr.send(describeAll))).toBe(
      "ExpiredTokenException: The security token included in the request is expired",
    );
    world.cloud.ahead.wall -= 3_600_000;
    await world.iam.ask("DeleteRolePolicy", { RoleName: "deploy", PolicyName: "own" });
    expect(await refusal(world.as(session).ecr.send(describeAll))).toBe(noIdentityPolicy(arn));
    await world.iam.ask("DeleteRole", { RoleName: "deploy" });
    expect(await refusal(whoIs(session))).toBe(`InvalidClientTokenId: ${invalidToken}`);
  });

  it("takes no key of a session without its own token, and no token with a long-term key", async () => {
    const eve = await world.user("eve", allow("sts:AssumeRole"));
    const role = await world.role("tokens", toAccount);
    const [first, second] = [await world.assume(eve, role), await world.assume(eve, role)];
    const { accessKeyId, secretAccessKey, sessionToken = "" } = first;
    const wrong: readonly Signer[] = [
      { accessKeyId, secretAccessKey },
      { ...first, sessionToken: second.sessionToken ?? "" },
      { ...first, sessionToken: `${sessionToken}A` },
      { ...first, sessionToken: sessionToken.slice(1) },
      { ...eve, sessionToken },
    ];
    for (const signer of wrong) {
      expect(await refusal(whoIs(signer))).toBe(`InvalidClientTokenId: ${invalidToken}`);
    }
    expect(await refusal(whoIs({ ...first, secretAccessKey: second.secretAccessKey }))).toContain(
      "SignatureDoesNotMatch",
    );
    expect(await whoIs(first)).toHaveLength(3);
  });

  it("lets in whom the trust policy names, and through the account whom its own policy allows too", async () => {
    const fay = await world.user("fay");
    const gus = await world.user("gus");
    const named = await world.role("named", { Principal: { AWS: `arn:aws:iam::${account}:user/fay` } });
    const open = await world.role("through-account", toAccount);
    const denied = (name: string, arn: string) =>
      `AccessDenied: User: arn:aws:iam::${account}:user/${name} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
    expect(await world.assume(fay, named)).toBeDefined();
    expect(await refusal(world.assume(gus, named))).toBe(denied("gus", named));
    expect(await refusal(world.assume(fay, open))).toBe(denied("fay", open));
    const missing = `arn:aws:iam::${account}:role/missing`;
    const all = await world.user("hal", allow("*"));
    expect(await refusal(world.assume(all, missing))).toBe(denied("hal", missing));
    expect(await world.assume(all, open)).toBeDefined();
    expect(await refusal(world.assume(all, "arn:aws:iam::123456789012:user/hal"))).toBe(
      "ValidationError: arn:aws:iam::123456789012:user/hal is invalid",
    );
    expect(await refusal(world.assume(world.cloud.credentials, open))).toBe(
      "AccessDenied: Roles may not be assumed by root accounts.",
    );
  });

  it("asks for what the trust policy's conditions want", async () => {
    const ida = await world.user("ida", allow("sts:*"));
    const role = await world.role("outside", {
      ...toAccount,
      Condition: { StringEquals: { "sts:ExternalId": "secret-7" }, StringLike: { "sts:RoleSessionName": "run*" } },
    });
    expect(await refusal(world.assume(ida, role))).toContain("AccessDenied");
    expect(await refusal(world.assume(ida, role, { ExternalId: "secret-8" }))).toContain("AccessDenied");
    expect(await world.assume(ida, role, { ExternalId: "secret-7" })).toBeDefined();
  });

  it("keeps to the role's longest session, and to an hour behind another role", async () => {
    const jim = await world.user("jim", allow("sts:*"));
    const role = await world.role("short", toAccount, allow("sts:*"));
    expect(await refusal(world.assume(jim, role, { DurationSeconds: 3601 }))).toBe(
      "ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
    expect(await refusal(world.assume(jim, role, { DurationSeconds: 899 }))).toContain(
      "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    );
    const session = await world.assume(jim, role, { DurationSeconds: 900 });
    expect(await refusal(world.assume(session, role, { DurationSeconds: 3601 }))).toBe(
      "ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
    expect(await whoIs(await world.assume(session, role))).toHaveLength(3);
  });

  it("lets a session do no more than its own policies allow", async () => {
    const kim = await world.user("kim", allow("sts:*"));
    const role = await world.role("wide", toAccount, allow("ecr:*"));
    const Policy = policyOf(allow("ecr:GetAuthorizationToken"));
    const { Credentials, PackedPolicySize } = await world
      .as(kim)
      .sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: "run", Policy }));
    expect(PackedPolicySize).toBeGreaterThan(0);
    const session = world.as(signerOf(Credentials));
    expect(await session.ecr.send(new GetAuthorizationTokenCommand({}))).toBeDefined();
    expect(await refusal(session.ecr.send(describeAll))).toContain(
      "because no session policy allows the ecr:DescribeRepositories action",
    );
    expect(await refusal(world.assume(kim, role, { Policy: "{}" }))).toContain("MalformedPolicyDocument");
  });

  it("carries tags and source identity where the trust policy lets them be set", async () => {
    const lea = await world.user("lea", allow("sts:*"));
    const tags = { Tags: [{ Key: "Team", Value: "blue" }], TransitiveTagKeys: ["Team"], SourceIdentity: "lea@x" };
    const plain = await world.role("untagged", toAccount);
    expect(await refusal(world.assume(lea, plain, tags))).toBe(
      `AccessDenied: User: arn:aws:iam::${account}:user/lea is not authorized to perform: sts:TagSession on resource: ${plain}`,
    );
    const settable = { ...toAccount, Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"] };
    const blueOnly = {
      Condition: { StringEquals: { "aws:PrincipalTag/team": "blue", "aws:SourceIdentity": "lea@x" } },
    };
    const role = await world.role("tagged", settable, allow("ecr:*", "*", blueOnly), allow("sts:*"));
    const bare = await world.assume(lea, role);
    expect(await refusal(world.as(bare).ecr.send(describeAll))).toContain("AccessDenied");
    const tagged = await world.assume(lea, role, tags);
    expect(await world.as(tagged).ecr.send(describeAll)).toMatchObject({ repositories: [] });

    // What is transitive goes on to the next role, which has to allow that, and cannot be changed there.
    const next = await world.role("tagged-too", settable, allow("ecr:*", "*", blueOnly));
    expect(await world.as(await world.assume(tagged, next)).ecr.send(describeAll)).toMatchObject({ repositories: [] });
    expect(await refusal(world.assume(tagged, plain))).toContain("sts:TagSession");
    expect(await refusal(world.assume(tagged, next, { Tags: [{ Key: "team", Value: "red" }] }))).toBe(
      "InvalidParameterValue: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    );
    expect(await refusal(world.assume(tagged, next, { SourceIdentity: "other" }))).toContain("sts:SetSourceIdentity");
  });

  it("changes with the role's policies from one request to the next", async () => {
    const max = await world.user("max", allow("sts:*"));
    const session = world.as(await world.assume(max, await world.role("changing", toAccount)));
    expect(await refusal(session.ecr.send(describeAll))).toContain("AccessDenied");
    const grant = { RoleName: "changing", PolicyName: "more" };
    const PolicyDocument = policyOf(allow("ecr:*"));
    await world.iam.ask("PutRolePolicy", { ...grant, PolicyDocument });
    expect(await session.ecr.send(describeAll)).toMatchObject({ repositories: [] });
    await world.iam.ask("DeleteRolePolicy", grant);
    expect(await refusal(session.ecr.send(describeAll))).toContain("AccessDenied");
  });
});

describe("GetSessionToken", () => {
  it("gives a user temporary keys, under which it stays itself and IAM does not answer", async () => {
    const ned = await world.user("ned", allow(["ecr:*", "iam:*"]));
    const { Credentials } = await world.as(ned).sts.send(new GetSessionTokenCommand({}));
    const session = signerOf(Credentials);
    expect(Credentials?.Expiration).toEqual(new Date(world.cloud.wallNow().getTime() + 43_200_000));
    expect(await whoIs(session)).toEqual(await whoIs(ned));
    expect(await world.as(session).ecr.send(describeAll)).toMatchObject({ repositories: [] });
    expect(await world.iam.refusal("ListRoles", {}, session)).toBe(`403 InvalidClientTokenId: ${invalidToken}`);
    expect(await refusal(world.as(session).sts.send(new GetSessionTokenCommand({})))).toBe(
      "AccessDenied: Cannot call GetSessionToken with session credentials",
    );
  });

  it("gives the root user an hour", async () => {
    const { Credentials } = await world.root.sts.send(new GetSessionTokenCommand({ DurationSeconds: 7200 }));
    expect(Credentials?.Expiration).toEqual(new Date(world.cloud.wallNow().getTime() + 3_600_000));
    expect(await whoIs(signerOf(Credentials))).toEqual([account, `arn:aws:iam::${account}:root`, account]);
  });
});

describe("GetAccessKeyInfo", () => {
  it("reads the account out of a key's id", async () => {
    const info = (AccessKeyId: string) => world.root.sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }));
    expect((await info(world.cloud.credentials.accessKeyId)).Account).toBe(account);
    expect((await info("ASIAQNZGKIQY56JQ7WML")).Account).toBe("029608264753");
    expect(await refusal(info("AKIAIOSFODNN7EXAMPLE"))).toContain("ValidationError");
  });
});
