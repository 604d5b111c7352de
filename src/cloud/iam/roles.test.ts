import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IamTestCloud, startIamTestCloud, trustText } from "./test-iam-cloud.ts";

let iam: IamTestCloud;
beforeAll(async () => {
  iam = await startIamTestCloud();
});
afterAll(() => iam.close());

const trust = trustText("arn:aws:iam::123456789012:root");

async function trustOf(RoleName: string): Promise<string> {
  const { Role } = await iam.ask("GetRole", { RoleName });
  return decodeURIComponent((Role as { AssumeRolePolicyDocument: string }).AssumeRolePolicyDocument);
}

describe("roles", () => {
  it("are made, found and listed, each answer with the members that AWS gives it", async () => {
    const { Role } = await iam.ask("CreateRole", {
      RoleName: "Deploy",
      Path: "/ci/",
      AssumeRolePolicyDocument: trust,
      Description: "pushes",
      MaxSessionDuration: 7200,
      Tags: [{ Key: "a", Value: "b" }],
    });
    const role = {
      Path: "/ci/",
      RoleName: "Deploy",
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: "arn:aws:iam::123456789012:role/ci/Deploy",
      CreateDate: expect.stringMatching(/Z$/),
      AssumeRolePolicyDocument: encodeURIComponent(trust).replaceAll("*", "%2A"),
      Description: "pushes",
    };
    const Tags = [{ Key: "a", Value: "b" }];
    expect(Role).toEqual({ ...role, Tags });
    expect((await iam.ask("GetRole", { RoleName: "deploy" })).Role).toEqual({
      ...role,
      Tags,
      MaxSessionDuration: "7200",
      RoleLastUsed: "",
    });
    expect((await iam.ask("ListRoles", { PathPrefix: "/ci/" })).Roles).toEqual([
      { ...role, MaxSessionDuration: "7200" },
    ]);
    expect(await iam.refusal("CreateRole", { RoleName: "DEPLOY", AssumeRolePolicyDocument: trust })).toBe(
      "409 EntityAlreadyExists: Role with name DEPLOY already exists.",
    );
    expect(await iam.refusal("GetRole", { RoleName: "none" })).toBe(
      "404 NoSuchEntity: The role with name none cannot be found.",
    );
  });

  it("are changed", async () => {
    const RoleName = "changed";
    await iam.ask("CreateRole", { RoleName, AssumeRolePolicyDocument: trust });
    expect(await iam.ask("UpdateRole", { RoleName, Description: "one", MaxSessionDuration: 3600 })).toBe("");
    await iam.ask("UpdateRole", { RoleName, MaxSessionDuration: 43_200 });
    expect((await iam.ask("UpdateRoleDescription", { RoleName, Description: "two" })).Role).toMatchObject({
      Description: "two",
    });
    await iam.ask("UpdateAssumeRolePolicy", { RoleName, PolicyDocument: trustText("*") });
    expect((await iam.ask("GetRole", { RoleName })).Role).toMatchObject({
      Description: "two",
      MaxSessionDuration: "43200",
    });
    expect(await trustOf(RoleName)).toBe(trustText("*"));
    expect(await iam.refusal("UpdateRole", { RoleName, MaxSessionDuration: 60 })).toContain("'maxSessionDuration'");
  });

  it("have tags, a boundary and no instance profiles", async () => {
    const RoleName = "tagged";
    await iam.ask("CreateRole", { RoleName, AssumeRolePolicyDocument: trust });
    await iam.ask("TagRole", { RoleName, Tags: [{ Key: "A", Value: "1" }] });
    await iam.ask("TagRole", { RoleName, Tags: [{ Key: "a", Value: "2" }] });
    expect((await iam.ask("ListRoleTags", { RoleName })).Tags).toEqual([{ Key: "a", Value: "2" }]);
    await iam.ask("UntagRole", { RoleName, TagKeys: ["A"] });
    expect((await iam.ask("GetRole", { RoleName })).Role).not.toHaveProperty("Tags");
    const boundary = "arn:aws:iam::aws:policy/AdministratorAccess";
    await iam.ask("PutRolePermissionsBoundary", { RoleName, PermissionsBoundary: boundary });
    expect((await iam.ask("GetRole", { RoleName })).Role).toHaveProperty(
      "PermissionsBoundary.PermissionsBoundaryArn",
      boundary,
    );
    await iam.ask("DeleteRolePermissionsBoundary", { RoleName });
    expect((await iam.ask("GetRole", { RoleName })).Role).not.toHaveProperty("PermissionsBoundary");
    expect(await iam.ask("ListInstanceProfilesForRole", { RoleName })).toEqual({
      InstanceProfiles: "",
      IsTruncated: "false",
    });
  });

  it("are deleted when nothing hangs on them", async () => {
    const RoleName = "gone";
    const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    await iam.ask("CreateRole", { RoleName, AssumeRolePolicyDocument: trust });
    await iam.ask("AttachRolePolicy", { RoleName, PolicyArn });
    expect(await iam.refusal("DeleteRole", { RoleName })).toBe(
      "409 DeleteConflict: Cannot delete entity, must detach all policies first.",
    );
    await iam.ask("DetachRolePolicy", { RoleName, PolicyArn });
    await iam.ask("DeleteRole", { RoleName });
    expect(await iam.refusal("DeleteRole", { RoleName })).toContain("NoSuchEntity");
  });
});

describe("trust policies", () => {
  const create = (RoleName: string, AssumeRolePolicyDocument: string) =>
    iam.ask("CreateRole", { RoleName, AssumeRolePolicyDocument });
  const refusal = (AssumeRolePolicyDocument: string) =>
    iam.refusal("CreateRole", { RoleName: "refused", AssumeRolePolicyDocument });

  it("name users and roles that exist, and follow them when they are renamed", async () => {
    await iam.ask("CreateUser", { UserName: "alice" });
    await create("caller", trust);
    const principals = ["arn:aws:iam::123456789012:user/alice", "arn:aws:iam::123456789012:role/caller"] as const;
    await create("trusting", trustText(...principals));
    expect(await trustOf("trusting")).toBe(trustText(...principals));
    await iam.ask("UpdateUser", { UserName: "alice", NewUserName: "bob" });
    expect(await trustOf("trusting")).toBe(trustText("arn:aws:iam::123456789012:user/bob", principals[1]));
    expect(await refusal(trustText("arn:aws:iam::123456789012:user/nobody"))).toBe(
      '400 MalformedPolicyDocument: Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:user/nobody"',
    );
  });

  it("do not trust a later user of the same name: what is gone shows as its id", async () => {
    const { User } = await iam.ask("CreateUser", { UserName: "leaver" });
    const { UserId } = User as { UserId: string };
    await create("remembering", trustText("arn:aws:iam::123456789012:user/leaver"));
    await iam.ask("DeleteUser", { UserName: "leaver" });
    await iam.ask("CreateUser", { UserName: "leaver" });
    expect(await trustOf("remembering")).toBe(trustText(UserId));
    expect(await refusal(trustText(UserId))).toBe(
      `400 MalformedPolicyDocument: Invalid principal in policy: "AWS":"${UserId}"`,
    );
  });

  it("keep the text as it is written but for the principals, and show an account as its root", async () => {
    const text = `{ "Version":"2012-10-17",\n "Statement": {"Effect":"Allow", "Action":"sts:AssumeRole",
      "Principal": {"AWS": "123456789012", "Service":"ec2.amazonaws.com"} } }`;
    await create("spaced", text);
    expect(await trustOf("spaced")).toBe(text.replace("123456789012", "arn:aws:iam::123456789012:root"));
    await create("foreign", trustText("arn:aws:iam::999999999999:role/elsewhere"));
    expect(await trustOf("foreign")).toBe(trustText("arn:aws:iam::999999999999:role/elsewhere"));
  });

  it("are refused for what IAM cannot take", async () => {
    expect(await refusal("{")).toBe("400 MalformedPolicyDocument: This policy contains invalid Json");
    expect(await refusal(trust.replace("sts:AssumeRole", "ecr:PutImage"))).toBe(
      "400 MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.",
    );
    const many = Array.from({ length: 80 }, () => "arn:aws:iam::999999999999:role/r");
    expect(await refusal(trustText(...many))).toBe("409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048");
  });

  const github = "token.actions.githubusercontent.com";
  const provider = `arn:aws:iam::123456789012:oidc-provider/${github}`;
  const webTrust = (conditions: object, Federated = provider) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" }, ...conditions },
        },
      ],
    });
  const subject = `${github}:sub`;

  it.each([
    {},
    { StringLike: { [subject]: "*" } },
    { StringLike: { [subject]: ["repo:ORG/REPO:*", "**?"] } },
    { StringNotEquals: { [subject]: "repo:ORG/REPO:x" } },
    { StringLikeIfExists: { [subject]: "repo:ORG/REPO:*" } },
    { "ForAllValues:StringLike": { [subject]: "repo:ORG/REPO:*" } },
    { StringLike: { "gitlab.com:sub": "repo:ORG/REPO:*" } },
  ])("let in no one whom GitHub vouches for unless they say whom: %j", async (conditions) => {
    expect(await refusal(webTrust(conditions))).toBe(
      `400 MalformedPolicyDocument: Trust policy with trusted principal ${provider} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, ${subject} which is not scoped to all.`,
    );
  });

  it("that say whose tokens they mean are taken, and issuers of one's own need no subject", async () => {
    await create("github", webTrust({ StringLike: { [subject]: "repo:ORG/REPO:*" } }));
    await create("own-issuer", webTrust({}, "arn:aws:iam::123456789012:oidc-provider/ci.example.com"));
  });
});
