import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { useCloud } from "./use-cloud.ts";

/** Settings of repositories and of the registry by the stock aws command line. */
describeWith(["aws"], "ECR's settings by the stock aws command line", () => {
  const here = useCloud();
  const ecr = async (command: string) => JSON.parse((await here.shell.bash(`aws ecr ${command}`)) || "null");
  const refusalOf = async (command: string) => (await here.shell.run("aws", ["ecr", ...command.split(" ")])).stderr;
  const account = "123456789012";
  const arn = `arn:aws:ecr:ap-northeast-1:${account}:repository/settings/app`;

  beforeAll(async () => {
    const { repository } = await ecr("create-repository --repository-name settings/app --tags Key=team,Value=ops");
    expect(repository).toMatchObject({ repositoryArn: arn, encryptionConfiguration: { encryptionType: "AES256" } });
  });

  it("gives, lists and takes tags", async () => {
    await ecr(`tag-resource --resource-arn ${arn} --tags Key=env,Value=dev Key=team,Value=web`);
    const tags = `list-tags-for-resource --resource-arn ${arn} --query tags`;
    expect(await ecr(tags)).toEqual([
      { Key: "env", Value: "dev" },
      { Key: "team", Value: "web" },
    ]);
    await ecr(`untag-resource --resource-arn ${arn} --tag-keys env`);
    expect(await ecr(tags)).toEqual([{ Key: "team", Value: "web" }]);
    expect(await refusalOf(`tag-resource --resource-arn ${arn} --tags Key=aws:x,Value=y`)).toContain(
      "An error occurred (InvalidTagParameterException) when calling the TagResource operation: Tag parameters are invalid",
    );
    expect(await refusalOf("list-tags-for-resource --resource-arn settings/app")).toContain("'Invalid ARN'");
  });

  it("sets scanning, of a repository and of the registry", async () => {
    await ecr(
      "put-image-scanning-configuration --repository-name settings/app --image-scanning-configuration scanOnPush=true",
    );
    const found = "batch-get-repository-scanning-configuration --repository-names settings/app settings/gone";
    expect(await ecr(found)).toMatchObject({
      scanningConfigurations: [{ repositoryArn: arn, scanOnPush: true, scanFrequency: "SCAN_ON_PUSH" }],
      failures: [{ repositoryName: "settings/gone", failureCode: "REPOSITORY_NOT_FOUND" }],
    });
    const rule = "scanFrequency=SCAN_ON_PUSH,repositoryFilters=[{filter=prod,filterType=WILDCARD}]";
    await ecr(`put-registry-scanning-configuration --scan-type BASIC --rules '${rule}'`);
    expect((await ecr("get-registry-scanning-configuration")).scanningConfiguration.rules).toHaveLength(1);
    expect(
      await refusalOf("describe-image-scan-findings --repository-name settings/app --image-id imageTag=a"),
    ).toContain("ecr:DescribeImageScanFindings is not supported in this cloud.");
  });

  it("shows the registry, its policy and its account's settings", async () => {
    expect(await ecr("describe-registry")).toEqual({
      registryId: account,
      replicationConfiguration: { rules: [] },
    });
    const policy = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Principal: "*", Action: "ecr:DeleteRepository", Resource: "*" }],
    };
    here.shell.write("registry.json", JSON.stringify(policy));
    await ecr("put-registry-policy --policy-text file://registry.json");
    expect(JSON.parse((await ecr("get-registry-policy")).policyText)).toEqual(policy);
    expect(await refusalOf("delete-repository --repository-name settings/app")).toContain(
      "with an explicit deny in a resource-based policy",
    );
    await ecr("delete-registry-policy");
    expect(await refusalOf("get-registry-policy")).toContain("(RegistryPolicyNotFoundException)");
    await ecr("put-account-setting --name BLOB_MOUNTING --value ENABLED");
    expect(await ecr("get-account-setting --name BLOB_MOUNTING --query value")).toBe("ENABLED");
  });

  it("deletes a repository with images only by force", async () => {
    await here.shell.inkan(["push", "--sample", "settings/app:a"]);
    expect(await refusalOf("delete-repository --repository-name settings/app")).toContain(
      "(RepositoryNotEmptyException)",
    );
    await ecr("delete-repository --repository-name settings/app --force");
    expect(await refusalOf(`list-tags-for-resource --resource-arn ${arn}`)).toContain("(RepositoryNotFoundException)");
  });
});
