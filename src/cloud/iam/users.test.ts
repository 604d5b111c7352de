import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IamTestCloud, policyText, startIamTestCloud } from "./test-iam-cloud.ts";

let iam: IamTestCloud;
beforeAll(async () => {
  iam = await startIamTestCloud();
});
afterAll(() => iam.close());

const noSuchUser = "404 NoSuchEntity: The user with name nobody cannot be found.";

describe("users", () => {
  it("are made with path and tags, found without regard to case, and listed by name", async () => {
    const { User } = await iam.ask("CreateUser", {
      UserName: "Build-1",
      Path: "/ci/",
      Tags: [{ Key: "team", Value: "印鑑 a/b" }],
    });
    expect(User).toEqual({
      Path: "/ci/",
      UserName: "Build-1",
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: "arn:aws:iam::123456789012:user/ci/Build-1",
      CreateDate: iam.cloud.wallNow().toISOString().replace(".000Z", "Z"),
      Tags: [{ Key: "team", Value: "印鑑 a/b" }],
    });
    expect((await iam.ask("GetUser", { UserName: "build-1" })).User).toEqual(User);
    await iam.ask("CreateUser", { UserName: "alice" });
    const { Users, IsTruncated } = await iam.ask("ListUsers");
    expect(Users).toMatchObject([{ UserName: "alice" }, { UserName: "Build-1" }]);
    expect(Users).not.toHaveProperty("1.Tags");
    expect(IsTruncated).toBe("false");
    expect((await iam.ask("ListUsers", { PathPrefix: "/ci" })).Users).toMatchObject([{ UserName: "Build-1" }]);
    expect((await iam.ask("ListUsers", { PathPrefix: "/%i/" })).Users).toBe("");
  });

  it("are refused a name that is taken in another case, and names that IAM does not have", async () => {
    expect(await iam.refusal("CreateUser", { UserName: "ALICE" })).toBe(
      "409 EntityAlreadyExists: User with name ALICE already exists.",
    );
    expect(await iam.refusal("CreateUser", { UserName: "a b" })).toBe(
      "400 ValidationError: 1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
    );
    expect(await iam.refusal("CreateUser", {})).toBe(
      "400 ValidationError: 1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must not be null",
    );
    const doubled = [
      { Key: "a", Value: "1" },
      { Key: "A", Value: "2" },
    ];
    expect(await iam.refusal("CreateUser", { UserName: "x", Tags: doubled })).toBe(
      "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    );
    expect(await iam.refusal("GetUser", { UserName: "nobody" })).toBe(noSuchUser);
  });

  it("keep their id when they are renamed", async () => {
    const before = (await iam.ask("GetUser", { UserName: "alice" })).User;
    await iam.ask("UpdateUser", { UserName: "alice", NewUserName: "Alice", NewPath: "/people/" });
    const after = (await iam.ask("GetUser", { UserName: "alice" })).User;
    expect(after).toEqual({
      ...(before as object),
      UserName: "Alice",
      Path: "/people/",
      Arn: "arn:aws:iam::123456789012:user/people/Alice",
    });
    expect(await iam.refusal("UpdateUser", { UserName: "alice", NewUserName: "build-1" })).toBe(
      "409 EntityAlreadyExists: User with name build-1 already exists.",
    );
    expect(await iam.refusal("UpdateUser", { UserName: "nobody", NewPath: "/" })).toBe(noSuchUser);
  });

  it("have tags whose keys have no case, up to fifty", async () => {
    const UserName = "alice";
    await iam.ask("TagUser", { UserName, Tags: [{ Key: "Team", Value: "a" }] });
    await iam.ask("TagUser", {
      UserName,
      Tags: [
        { Key: "team", Value: "b" },
        { Key: "z", Value: "" },
      ],
    });
    expect((await iam.ask("ListUserTags", { UserName })).Tags).toEqual([
      { Key: "team", Value: "b" },
      { Key: "z", Value: "" },
    ]);
    const many = Array.from({ length: 49 }, (_, index) => ({ Key: `k${index}`, Value: "v" }));
    expect(await iam.refusal("TagUser", { UserName, Tags: many })).toBe(
      "409 LimitExceeded: The number of tags has reached the maximum limit.",
    );
    await iam.ask("UntagUser", { UserName, TagKeys: ["TEAM", "none", "z"] });
    expect(await iam.ask("ListUserTags", { UserName })).toEqual({ Tags: "", IsTruncated: "false" });
  });

  it("have no groups", async () => {
    expect(await iam.ask("ListGroupsForUser", { UserName: "alice" })).toEqual({ Groups: "", IsTruncated: "false" });
    expect(await iam.refusal("ListGroupsForUser", { UserName: "nobody" })).toBe(noSuchUser);
  });

  it.each([
    ["ListMFADevices", "MFADevices"],
    ["ListSSHPublicKeys", "SSHPublicKeys"],
    ["ListServiceSpecificCredentials", "ServiceSpecificCredentials"],
    ["ListSigningCertificates", "Certificates"],
  ] as const)("have nothing that %s lists", async (operation, listed) => {
    expect(await iam.ask(operation, { UserName: "alice" })).toEqual({ [listed]: "", IsTruncated: "false" });
    expect(await iam.refusal(operation, { UserName: "nobody" })).toBe(noSuchUser);
  });

  it("have no password, nor has the account virtual devices", async () => {
    const missing = "404 NoSuchEntity: Login Profile for User Alice cannot be found.";
    for (const operation of ["GetLoginProfile", "DeleteLoginProfile"] as const) {
      expect(await iam.refusal(operation, { UserName: "alice" })).toBe(missing);
      expect(await iam.refusal(operation, { UserName: "nobody" })).toBe(noSuchUser);
    }
    const devices = await iam.ask("ListVirtualMFADevices", { AssignmentStatus: "Any" });
    expect(devices).toEqual({ VirtualMFADevices: "", IsTruncated: "false" });
  });

  it("are deleted when nothing hangs on them, and are then another user of that name", async () => {
    const UserName = "leaver";
    const { User: first } = await iam.ask("CreateUser", { UserName });
    const { AccessKey } = await iam.ask("CreateAccessKey", { UserName });
    const { AccessKeyId } = AccessKey as { AccessKeyId: string };
    await iam.ask("PutUserPolicy", { UserName, PolicyName: "p", PolicyDocument: policyText() });
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly";
    await iam.ask("AttachUserPolicy", { UserName, PolicyArn });
    const refusal = () => iam.refusal("DeleteUser", { UserName });
    expect(await refusal()).toBe("409 DeleteConflict: Cannot delete entity, must detach all policies first.");
    await iam.ask("DetachUserPolicy", { UserName, PolicyArn });
    expect(await refusal()).toBe("409 DeleteConflict: Cannot delete entity, must delete policies first.");
    await iam.ask("DeleteUserPolicy", { UserName, PolicyName: "p" });
    expect(await refusal()).toBe("409 DeleteConflict: Cannot delete entity, must delete access keys first.");
    await iam.ask("DeleteAccessKey", { UserName, AccessKeyId });
    await iam.ask("DeleteUser", { UserName });
    const { User: second } = await iam.ask("CreateUser", { UserName });
    expect(second).not.toHaveProperty("UserId", (first as { UserId: string }).UserId);
  });
});

describe("permissions boundaries", () => {
  it("are policies that exist, shown with the user", async () => {
    const UserName = "bounded";
    const boundary = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser";
    const { User } = await iam.ask("CreateUser", { UserName, PermissionsBoundary: boundary });
    expect(User).toHaveProperty("PermissionsBoundary", {
      PermissionsBoundaryType: "PermissionsBoundaryPolicy",
      PermissionsBoundaryArn: boundary,
    });
    await iam.ask("DeleteUserPermissionsBoundary", { UserName });
    expect((await iam.ask("GetUser", { UserName })).User).not.toHaveProperty("PermissionsBoundary");
    const missing = "arn:aws:iam::123456789012:policy/none";
    expect(await iam.refusal("PutUserPermissionsBoundary", { UserName, PermissionsBoundary: missing })).toBe(
      `404 NoSuchEntity: Scope ARN: ${missing} does not exist or is not attachable.`,
    );
    await iam.ask("PutUserPermissionsBoundary", { UserName, PermissionsBoundary: boundary });
    const use = { PolicyArn: boundary, PolicyUsageFilter: "PermissionsBoundary" } as const;
    expect((await iam.ask("ListEntitiesForPolicy", use)).PolicyUsers).toMatchObject([{ UserName }]);
  });
});

describe("access keys", () => {
  const UserName = "signer";

  it("come with their secret once, two for a user", async () => {
    await iam.ask("CreateUser", { UserName });
    const { AccessKey } = await iam.ask("CreateAccessKey", { UserName });
    expect(AccessKey).toEqual({
      UserName,
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      Status: "Active",
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9/+]{40}$/),
      CreateDate: expect.stringMatching(/Z$/),
    });
    await iam.ask("CreateAccessKey", { UserName });
    expect(await iam.refusal("CreateAccessKey", { UserName })).toBe(
      "409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2",
    );
    const { AccessKeyMetadata } = await iam.ask("ListAccessKeys", { UserName });
    expect(AccessKeyMetadata).toHaveLength(2);
    expect(JSON.stringify(AccessKeyMetadata)).not.toContain("Secret");
  });

  it("are made inactive, active again, and deleted", async () => {
    await iam.ask("CreateUser", { UserName: "stopped" });
    const { AccessKey } = await iam.ask("CreateAccessKey", { UserName: "stopped" });
    const { AccessKeyId } = AccessKey as { AccessKeyId: string };
    const key = { UserName: "stopped", AccessKeyId };
    const keys = async () => (await iam.ask("ListAccessKeys", { UserName: "stopped" })).AccessKeyMetadata;
    await iam.ask("UpdateAccessKey", { ...key, Status: "Inactive" });
    expect(await keys()).toMatchObject([{ Status: "Inactive" }]);
    await iam.ask("UpdateAccessKey", { ...key, Status: "Active" });
    expect(await keys()).toMatchObject([{ Status: "Active" }]);
    expect(await iam.refusal("UpdateAccessKey", { ...key, Status: "Expired" })).toContain("400 InvalidInput");
    await iam.ask("DeleteAccessKey", key);
    expect(await keys()).toBe("");
  });

  it("sign nothing any more from the moment they are inactive, or their user is gone", async () => {
    const leaver = "key-leaver";
    await iam.ask("CreateUser", { UserName: leaver });
    const { AccessKey } = await iam.ask("CreateAccessKey", { UserName: leaver });
    const { AccessKeyId, SecretAccessKey } = AccessKey as { AccessKeyId: string; SecretAccessKey: string };
    const signing = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
    const attempt = () => iam.refusal("GetUser", {}, signing);
    const unknown = "403 InvalidClientTokenId: The security token included in the request is invalid.";
    expect(await attempt()).not.toContain("InvalidClientTokenId");
    await iam.ask("UpdateAccessKey", { UserName: leaver, AccessKeyId, Status: "Inactive" });
    expect(await attempt()).toBe(unknown);
    await iam.ask("UpdateAccessKey", { UserName: leaver, AccessKeyId, Status: "Active" });
    expect(await attempt()).not.toContain("InvalidClientTokenId");
    await iam.ask("DeleteAccessKey", { UserName: leaver, AccessKeyId });
    await iam.ask("DeleteUser", { UserName: leaver });
    expect(await attempt()).toBe(unknown);
  });

  it("of another user are not found", async () => {
    const AccessKeyId = "AKIAAAAAAAAAAAAAAAAA";
    const missing = `404 NoSuchEntity: The Access Key with id ${AccessKeyId} cannot be found.`;
    expect(await iam.refusal("DeleteAccessKey", { UserName, AccessKeyId })).toBe(missing);
    expect(await iam.refusal("UpdateAccessKey", { UserName, AccessKeyId, Status: "Active" })).toBe(missing);
  });
});

describe("the root user", () => {
  it("sees itself where no user is named, and has no keys to make or list here", async () => {
    expect((await iam.ask("GetUser")).User).toMatchObject({ Arn: "arn:aws:iam::123456789012:root" });
    const refused = "400 ValidationError: Must specify userName when calling with non-User credentials";
    expect(await iam.refusal("CreateAccessKey")).toBe(refused);
    expect(await iam.refusal("ListAccessKeys")).toBe(refused);
  });
});

describe("pages of users", () => {
  it("hold what was asked for, and their markers lead on in the same listing only", async () => {
    for (const UserName of ["p1", "p2", "p3"]) await iam.ask("CreateUser", { UserName, Path: "/paged/" });
    const page = { PathPrefix: "/paged/", MaxItems: 2 };
    const first = await iam.ask("ListUsers", page);
    expect(first.Users).toMatchObject([{ UserName: "p1" }, { UserName: "p2" }]);
    expect(first.IsTruncated).toBe("true");
    const Marker = first.Marker as string;
    const last = await iam.ask("ListUsers", { ...page, Marker });
    expect(last.Users).toMatchObject([{ UserName: "p3" }]);
    expect(last).not.toHaveProperty("Marker");
    expect(await iam.refusal("ListRoles", { Marker })).toBe("400 ValidationError: Invalid Marker.");
    expect(await iam.refusal("ListUsers", { MaxItems: 1001 })).toContain("'maxItems' failed to satisfy constraint");
  });
});
