import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { useCloud } from "./use-cloud.ts";

/** IAM by the stock aws command line, which decodes documents and follows pages by itself. */
describeWith(["aws"], "IAM by the stock aws command line", () => {
  const here = useCloud();
  const iam = async (command: string) => JSON.parse((await here.shell.bash(`aws iam ${command}`)) || "null");
  const refusalOf = async (command: string) => (await here.shell.run("aws", ["iam", ...command.split(" ")])).stderr;
  const account = "arn:aws:iam::123456789012";
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["ecr:BatchGetImage"], Resource: "*" }],
  };
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: `${account}:user/ci/build` }, Action: "sts:AssumeRole" }],
  };

  beforeAll(() => {
    here.shell.write("policy.json", JSON.stringify(policy, undefined, 2));
    here.shell.write("trust.json", JSON.stringify(trust));
  });

  it("makes, shows, lists, tags and deletes users with their keys", async () => {
    const { User } = await iam("create-user --user-name build --path /ci/ --tags Key=team,Value=ops");
    expect(User).toMatchObject({ Arn: `${account}:user/ci/build`, Tags: [{ Key: "team", Value: "ops" }] });
    expect((await iam("get-user --user-name build")).User).toEqual(User);
    expect((await iam("get-user")).User.Arn).toBe(`${account}:root`);
    await iam("create-user --user-name other");
    const names = "--query 'Users[].UserName' --output json";
    expect(await iam(`list-users --page-size 1 ${names}`)).toEqual(["build", "other"]);
    const { AccessKey } = await iam("create-access-key --user-name other");
    const key = `--user-name other --access-key-id ${AccessKey.AccessKeyId}`;
    await iam(`update-access-key ${key} --status Inactive`);
    expect((await iam("list-access-keys --user-name other")).AccessKeyMetadata).toMatchObject([
      { AccessKeyId: AccessKey.AccessKeyId, Status: "Inactive" },
    ]);
    expect(await refusalOf("delete-user --user-name other")).toContain(
      "An error occurred (DeleteConflict) when calling the DeleteUser operation: Cannot delete entity, must delete access keys first.",
    );
    await iam(`delete-access-key ${key}`);
    await iam("delete-user --user-name other");
    expect(await refusalOf("get-user --user-name other")).toContain(
      "An error occurred (NoSuchEntity) when calling the GetUser operation: The user with name other cannot be found.",
    );
    expect(await iam("list-groups-for-user --user-name build")).toEqual({ Groups: [] });
  });

  it("makes, changes, lists and deletes policies with their versions", async () => {
    const created = await iam("create-policy --policy-name pull --policy-document file://policy.json");
    const arn = created.Policy.Arn;
    expect(arn).toBe(`${account}:policy/pull`);
    const version = await iam(`get-policy-version --policy-arn ${arn} --version-id v1`);
    expect(version.PolicyVersion).toMatchObject({ Document: policy, VersionId: "v1", IsDefaultVersion: true });
    await iam(`create-policy-version --policy-arn ${arn} --policy-document file://policy.json --set-as-default`);
    const versions = "--query 'Versions[].[VersionId,IsDefaultVersion]'";
    expect(await iam(`list-policy-versions --policy-arn ${arn} ${versions}`)).toEqual([
      ["v2", true],
      ["v1", false],
    ]);
    await iam(`attach-user-policy --user-name build --policy-arn ${arn}`);
    expect(await iam("list-attached-user-policies --user-name build")).toEqual({
      AttachedPolicies: [{ PolicyName: "pull", PolicyArn: arn }],
    });
    const { Policies } = await iam("list-policies --scope Local --only-attached");
    expect(Policies).toMatchObject([{ Arn: arn, AttachmentCount: 1, DefaultVersionId: "v2" }]);
    expect((await iam(`list-entities-for-policy --policy-arn ${arn}`)).PolicyUsers).toMatchObject([
      { UserName: "build" },
    ]);
    await iam(`detach-user-policy --user-name build --policy-arn ${arn}`);
    await iam(`delete-policy-version --policy-arn ${arn} --version-id v1`);
    await iam(`delete-policy --policy-arn ${arn}`);
    expect(await iam("list-policies --scope Local")).toEqual({ Policies: [] });
  });

  it("makes, changes, lists and deletes roles with their policies", async () => {
    const { Role } = await iam("create-role --role-name push --assume-role-policy-document file://trust.json");
    expect(Role).toMatchObject({ Arn: `${account}:role/push`, AssumeRolePolicyDocument: trust });
    const shown = (await iam("get-role --role-name push")).Role;
    expect(shown).toEqual({ ...Role, MaxSessionDuration: 3600, RoleLastUsed: {} });
    await iam("update-role --role-name push --max-session-duration 7200 --description pushes");
    await iam("put-role-policy --role-name push --policy-name pull --policy-document file://policy.json");
    expect((await iam("get-role-policy --role-name push --policy-name pull")).PolicyDocument).toEqual(policy);
    expect(await iam("list-role-policies --role-name push")).toEqual({ PolicyNames: ["pull"] });
    await iam("attach-role-policy --role-name push --policy-arn arn:aws:iam::aws:policy/AdministratorAccess");
    expect((await iam("list-attached-role-policies --role-name push")).AttachedPolicies).toHaveLength(1);
    expect((await iam("list-roles --query 'Roles[?RoleName==`push`].MaxSessionDuration'"))[0]).toBe(7200);
    expect(await iam("list-instance-profiles-for-role --role-name push")).toEqual({ InstanceProfiles: [] });
    await iam("detach-role-policy --role-name push --policy-arn arn:aws:iam::aws:policy/AdministratorAccess");
    await iam("delete-role-policy --role-name push --policy-name pull");
    await iam("delete-role --role-name push");
    expect(await refusalOf("get-role --role-name push")).toContain("(NoSuchEntity)");
  });

  it("makes, changes, lists and deletes identity providers", async () => {
    const made = await iam("create-open-id-connect-provider --url https://ci.example.com --client-id-list one");
    const arn = made.OpenIDConnectProviderArn;
    expect(arn).toBe(`${account}:oidc-provider/ci.example.com`);
    await iam(`add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id two`);
    expect(await iam(`get-open-id-connect-provider --open-id-connect-provider-arn ${arn}`)).toMatchObject({
      Url: "ci.example.com",
      ClientIDList: ["one", "two"],
      ThumbprintList: [],
    });
    const arns = "--query 'OpenIDConnectProviderList[].Arn'";
    expect(await iam(`list-open-id-connect-providers ${arns}`)).toContain(arn);
    await iam(`delete-open-id-connect-provider --open-id-connect-provider-arn ${arn}`);
    expect(await iam(`list-open-id-connect-providers ${arns}`)).not.toContain(arn);
  });
});
