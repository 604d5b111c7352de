import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IamTestCloud, policyText, startIamTestCloud, trustText } from "./test-iam-cloud.ts";

let iam: IamTestCloud;
beforeAll(async () => {
  iam = await startIamTestCloud();
});
afterAll(() => iam.close());

const own = (name: string) => `arn:aws:iam::123456789012:policy/${name}`;
const pullOnly = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly";

async function createPolicy(PolicyName: string, Path = "/"): Promise<string> {
  const { Policy } = await iam.ask("CreatePolicy", { PolicyName, Path, PolicyDocument: policyText() });
  return (Policy as { Arn: string }).Arn;
}

describe("managed policies", () => {
  it("are made with a first version, whose document comes back percent-encoded", async () => {
    const PolicyDocument = `${policyText("ecr:Get*")}\n`;
    const { Policy } = await iam.ask("CreatePolicy", {
      PolicyName: "pull",
      Path: "/ci/",
      Description: "for builds",
      PolicyDocument,
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect(Policy).toEqual({
      PolicyName: "pull",
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: own("ci/pull"),
      Path: "/ci/",
      DefaultVersionId: "v1",
      AttachmentCount: "0",
      PermissionsBoundaryUsageCount: "0",
      IsAttachable: "true",
      CreateDate: expect.stringMatching(/Z$/),
      UpdateDate: expect.stringMatching(/Z$/),
      Tags: [{ Key: "a", Value: "b" }],
    });
    expect((await iam.ask("GetPolicy", { PolicyArn: own("ci/pull") })).Policy).toEqual({
      ...(Policy as object),
      Description: "for builds",
    });
    const { PolicyVersion } = await iam.ask("GetPolicyVersion", { PolicyArn: own("ci/pull"), VersionId: "v1" });
    const { Document } = PolicyVersion as { Document: string };
    expect(Document).toMatch(/^[A-Za-z0-9._~%-]+$/);
    expect(Document).toContain("ecr%3AGet%2A");
    expect(decodeURIComponent(Document)).toBe(PolicyDocument);
  });

  it("are refused for what IAM cannot take", async () => {
    const refusal = (PolicyDocument: string) => iam.refusal("CreatePolicy", { PolicyName: "x", PolicyDocument });
    expect(await refusal("{")).toBe("400 MalformedPolicyDocument: Syntax errors in policy.");
    expect(await refusal(trustText("*"))).toMatch(/^400 MalformedPolicyDocument: /);
    const large = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "ecr:*", Resource: `arn:aws:ecr:*:*:repository/${"x".repeat(6_200)}` },
    });
    expect(await refusal(large)).toBe("409 LimitExceeded: Cannot exceed quota for PolicySize: 6144");
    expect(await refusal(policyText().replaceAll(",", `,${" ".repeat(6_200)}`))).toBe("not refused");
    expect(await iam.refusal("CreatePolicy", { PolicyName: "X", PolicyDocument: policyText() })).toBe(
      "409 EntityAlreadyExists: A policy called X already exists. Duplicate names are not allowed.",
    );
  });

  it("have up to five versions, none of whose numbers comes twice", async () => {
    const PolicyArn = await createPolicy("versions");
    const create = (SetAsDefault: boolean) =>
      iam.ask("CreatePolicyVersion", { PolicyArn, PolicyDocument: policyText("ecr:Put*"), SetAsDefault });
    expect((await create(true)).PolicyVersion).toMatchObject({ VersionId: "v2", IsDefaultVersion: "true" });
    expect((await create(false)).PolicyVersion).toMatchObject({ VersionId: "v3", IsDefaultVersion: "false" });
    await create(false);
    await create(false);
    expect(await iam.refusal("CreatePolicyVersion", { PolicyArn, PolicyDocument: policyText() })).toBe(
      "409 LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
    );
    expect(await iam.refusal("DeletePolicyVersion", { PolicyArn, VersionId: "v2" })).toBe(
      "409 DeleteConflict: Cannot delete the default version of a policy.",
    );
    await iam.ask("DeletePolicyVersion", { PolicyArn, VersionId: "v5" });
    expect((await create(false)).PolicyVersion).toMatchObject({ VersionId: "v6" });
    await iam.ask("SetDefaultPolicyVersion", { PolicyArn, VersionId: "v6" });
    const listed = await iam.ask("ListPolicyVersions", { PolicyArn, MaxItems: 3 });
    expect(listed.Versions).toMatchObject([
      { VersionId: "v6", IsDefaultVersion: "true" },
      { VersionId: "v4", IsDefaultVersion: "false" },
      { VersionId: "v3" },
    ]);
    const rest = await iam.ask("ListPolicyVersions", { PolicyArn, MaxItems: 3, Marker: listed.Marker as string });
    expect(rest).toMatchObject({ Versions: [{ VersionId: "v2" }, { VersionId: "v1" }], IsTruncated: "false" });
    expect(await iam.refusal("GetPolicyVersion", { PolicyArn, VersionId: "v5" })).toBe(
      `404 NoSuchEntity: Policy ${PolicyArn} version v5 does not exist or is not attachable.`,
    );
    expect(await iam.refusal("DeletePolicy", { PolicyArn })).toMatch(/^409 DeleteConflict: This policy has more than/);
  });

  it("are deleted when nothing uses them", async () => {
    const PolicyArn = await createPolicy("used");
    await iam.ask("CreateUser", { UserName: "holder", PermissionsBoundary: PolicyArn });
    const conflict = "409 DeleteConflict: Cannot delete a policy attached to entities.";
    expect(await iam.refusal("DeletePolicy", { PolicyArn })).toBe(conflict);
    await iam.ask("DeleteUserPermissionsBoundary", { UserName: "holder" });
    await iam.ask("AttachUserPolicy", { UserName: "holder", PolicyArn });
    expect(await iam.refusal("DeletePolicy", { PolicyArn })).toBe(conflict);
    await iam.ask("DetachUserPolicy", { UserName: "holder", PolicyArn });
    await iam.ask("DeletePolicy", { PolicyArn });
    expect(await iam.refusal("GetPolicy", { PolicyArn })).toBe(`404 NoSuchEntity: Policy ${PolicyArn} was not found.`);
    expect(await iam.refusal("GetPolicy", { PolicyArn: "x".repeat(20) })).toBe(
      "400 ValidationError: Invalid ARN:  Could not be parsed!",
    );
  });

  it("have tags whose keys have a case", async () => {
    const PolicyArn = await createPolicy("tagged");
    const Tags = [
      { Key: "Team", Value: "a" },
      { Key: "team", Value: "b" },
    ];
    await iam.ask("TagPolicy", { PolicyArn, Tags });
    expect((await iam.ask("ListPolicyTags", { PolicyArn })).Tags).toEqual(Tags);
    const first = await iam.ask("ListPolicyTags", { PolicyArn, MaxItems: 1 });
    expect(first).toMatchObject({ Tags: [{ Key: "Team" }], IsTruncated: "true" });
    const second = await iam.ask("ListPolicyTags", { PolicyArn, MaxItems: 1, Marker: first.Marker as string });
    expect(second).toEqual({ Tags: [{ Key: "team", Value: "b" }], IsTruncated: "false" });
    await iam.ask("UntagPolicy", { PolicyArn, TagKeys: ["Team"] });
    expect((await iam.ask("GetPolicy", { PolicyArn })).Policy).toHaveProperty("Tags", [{ Key: "team", Value: "b" }]);
  });

  it("are listed by scope, path and use, page by page", async () => {
    const PathPrefix = "/listed/";
    for (const name of ["c", "a", "b"]) await createPolicy(`listed-${name}`, PathPrefix);
    const first = await iam.ask("ListPolicies", { Scope: "Local", PathPrefix, MaxItems: 2 });
    expect(first.Policies).toMatchObject([{ PolicyName: "listed-a" }, { PolicyName: "listed-b" }]);
    const Marker = first.Marker as string;
    const second = await iam.ask("ListPolicies", { Scope: "Local", PathPrefix, MaxItems: 2, Marker });
    expect(second).toMatchObject({ Policies: [{ PolicyName: "listed-c" }], IsTruncated: "false" });
    await iam.ask("CreateUser", { UserName: "reader" });
    await iam.ask("AttachUserPolicy", { UserName: "reader", PolicyArn: own("listed/listed-b") });
    const { Policies } = await iam.ask("ListPolicies", { PathPrefix, OnlyAttached: true });
    expect(Policies).toMatchObject([{ PolicyName: "listed-b", AttachmentCount: "1" }]);
    expect((await iam.ask("ListPolicies", { PathPrefix, PolicyUsageFilter: "PermissionsBoundary" })).Policies).toBe("");
  });
});

describe("AWS's own policies", () => {
  it("can be read, listed and attached", async () => {
    const { Policies } = await iam.ask("ListPolicies", { Scope: "AWS" });
    expect((Policies as { PolicyName: string }[]).map(({ PolicyName }) => PolicyName)).toEqual([
      "AdministratorAccess",
      "AmazonEC2ContainerRegistryFullAccess",
      "AmazonEC2ContainerRegistryPowerUser",
      "AmazonEC2ContainerRegistryPullOnly",
      "AmazonEC2ContainerRegistryReadOnly",
      "AWSKeyManagementServicePowerUser",
    ]);
    const { PolicyVersion } = await iam.ask("GetPolicyVersion", { PolicyArn: pullOnly, VersionId: "v1" });
    const document = JSON.parse(decodeURIComponent((PolicyVersion as { Document: string }).Document));
    expect(document.Statement[0].Action).toContain("ecr:BatchGetImage");
    await iam.ask("CreateUser", { UserName: "puller" });
    await iam.ask("AttachUserPolicy", { UserName: "puller", PolicyArn: pullOnly });
    await iam.ask("AttachUserPolicy", { UserName: "puller", PolicyArn: pullOnly });
    expect(await iam.ask("ListAttachedUserPolicies", { UserName: "puller" })).toEqual({
      AttachedPolicies: [{ PolicyName: "AmazonEC2ContainerRegistryPullOnly", PolicyArn: pullOnly }],
      IsTruncated: "false",
    });
  });

  it("are changed by nobody", async () => {
    for (const [operation, input] of [
      ["DeletePolicy", {}],
      ["CreatePolicyVersion", { PolicyDocument: policyText() }],
      ["DeletePolicyVersion", { VersionId: "v1" }],
      ["SetDefaultPolicyVersion", { VersionId: "v1" }],
      ["TagPolicy", { Tags: [{ Key: "a", Value: "b" }] }],
      ["UntagPolicy", { TagKeys: ["a"] }],
    ] as const) {
      expect(await iam.refusal(operation, { PolicyArn: pullOnly, ...input })).toContain("403 AccessDenied");
    }
  });
});

describe("attached policies", () => {
  it("are at most ten, and only what is attached is detached", async () => {
    await iam.ask("CreateRole", { RoleName: "many", AssumeRolePolicyDocument: trustText("123456789012") });
    for (let index = 0; index < 10; index += 1) {
      const PolicyArn = await createPolicy(`many-${index}`);
      await iam.ask("AttachRolePolicy", { RoleName: "many", PolicyArn });
    }
    expect(await iam.refusal("AttachRolePolicy", { RoleName: "many", PolicyArn: pullOnly })).toBe(
      "409 LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10",
    );
    expect(await iam.refusal("DetachRolePolicy", { RoleName: "many", PolicyArn: pullOnly })).toBe(
      `404 NoSuchEntity: Policy ${pullOnly} was not found.`,
    );
    expect(await iam.refusal("AttachRolePolicy", { RoleName: "many", PolicyArn: own("none") })).toBe(
      `404 NoSuchEntity: Policy ${own("none")} does not exist or is not attachable.`,
    );
    const page = await iam.ask("ListAttachedRolePolicies", { RoleName: "many", MaxItems: 9 });
    expect(page.IsTruncated).toBe("true");
    const rest = await iam.ask("ListAttachedRolePolicies", { RoleName: "many", Marker: page.Marker as string });
    expect(rest.AttachedPolicies).toMatchObject([{ PolicyName: "many-9" }]);
  });

  it("name the users and roles that use them", async () => {
    const PolicyArn = await createPolicy("shared");
    await iam.ask("CreateUser", { UserName: "u" });
    await iam.ask("CreateRole", { RoleName: "r", AssumeRolePolicyDocument: trustText("123456789012") });
    await iam.ask("AttachUserPolicy", { UserName: "u", PolicyArn });
    await iam.ask("AttachRolePolicy", { RoleName: "r", PolicyArn });
    expect(await iam.ask("ListEntitiesForPolicy", { PolicyArn })).toEqual({
      PolicyGroups: "",
      PolicyUsers: [{ UserName: "u", UserId: expect.stringMatching(/^AIDA/) }],
      PolicyRoles: [{ RoleName: "r", RoleId: expect.stringMatching(/^AROA/) }],
      IsTruncated: "false",
    });
    const roles = await iam.ask("ListEntitiesForPolicy", { PolicyArn, EntityFilter: "Role" });
    expect(roles).toMatchObject({ PolicyUsers: "", PolicyRoles: [{ RoleName: "r" }] });
    const bounded = await iam.ask("ListEntitiesForPolicy", { PolicyArn, PolicyUsageFilter: "PermissionsBoundary" });
    expect(bounded).toMatchObject({ PolicyUsers: "", PolicyRoles: "" });
  });
});

describe("inline policies", () => {
  it("are written, read, listed and taken out", async () => {
    const RoleName = "inline";
    await iam.ask("CreateRole", { RoleName, AssumeRolePolicyDocument: trustText("123456789012") });
    await iam.ask("PutRolePolicy", { RoleName, PolicyName: "b", PolicyDocument: policyText() });
    await iam.ask("PutRolePolicy", { RoleName, PolicyName: "a", PolicyDocument: policyText() });
    await iam.ask("PutRolePolicy", { RoleName, PolicyName: "b", PolicyDocument: policyText("kms:Sign") });
    expect(await iam.ask("ListRolePolicies", { RoleName })).toEqual({ PolicyNames: ["a", "b"], IsTruncated: "false" });
    const policy = await iam.ask("GetRolePolicy", { RoleName, PolicyName: "b" });
    expect(policy).toMatchObject({ RoleName, PolicyName: "b" });
    expect(decodeURIComponent(policy.PolicyDocument as string)).toBe(policyText("kms:Sign"));
    await iam.ask("DeleteRolePolicy", { RoleName, PolicyName: "b" });
    expect(await iam.refusal("GetRolePolicy", { RoleName, PolicyName: "b" })).toBe(
      "404 NoSuchEntity: The role policy with name b cannot be found.",
    );
    expect(await iam.refusal("DeleteRolePolicy", { RoleName, PolicyName: "b" })).toBe(
      "404 NoSuchEntity: The role policy with name b cannot be found.",
    );
  });

  it("of a user have 2,048 characters in all, white space apart", async () => {
    const UserName = "writer";
    await iam.ask("CreateUser", { UserName });
    const policy = (PolicyName: string, size: number) => ({
      UserName,
      PolicyName,
      PolicyDocument: policyText(`ecr:${"x".repeat(size - policyText("ecr:").length)}`),
    });
    await iam.ask("PutUserPolicy", policy("a", 1_024));
    await iam.ask("PutUserPolicy", policy("b", 1_024));
    await iam.ask("PutUserPolicy", policy("b", 1_024));
    expect(await iam.refusal("PutUserPolicy", policy("c", 200))).toBe(
      "409 LimitExceeded: Maximum policy size of 2048 bytes exceeded for user writer",
    );
    expect(await iam.refusal("PutUserPolicy", { ...policy("c", 200), PolicyDocument: "{}" })).toMatch(
      /^400 MalformedPolicyDocument/,
    );
  });
});
