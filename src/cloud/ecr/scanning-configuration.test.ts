import {
  BatchGetRepositoryScanningConfigurationCommand,
  CreateRepositoryCommand,
  DescribeImageScanFindingsCommand,
  DescribeRepositoriesCommand,
  GetRegistryScanningConfigurationCommand,
  PutImageScanningConfigurationCommand,
  PutRegistryScanningConfigurationCommand,
  type PutRegistryScanningConfigurationCommandInput,
  StartImageScanCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
});
afterAll(() => cloud.close());

const account = "123456789012";

describe("PutImageScanningConfiguration", () => {
  const put = (repositoryName: string, scanOnPush?: boolean) =>
    cloud.ecr.send(
      new PutImageScanningConfigurationCommand({
        repositoryName,
        imageScanningConfiguration: scanOnPush === undefined ? {} : { scanOnPush },
      }),
    );

  it("says whether a repository's images are to be scanned as they are pushed", async () => {
    const repositoryName = "scan/app";
    await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
    for (const [given, kept] of [
      [true, true],
      [false, false],
      [true, true],
      [undefined, false],
    ]) {
      const imageScanningConfiguration = { scanOnPush: kept };
      expect(plain(await put(repositoryName, given))).toEqual({
        registryId: account,
        repositoryName,
        imageScanningConfiguration,
      });
      const described = await cloud.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }));
      expect(described.repositories).toMatchObject([{ imageScanningConfiguration }]);
    }
  });

  it("wants a repository", async () => {
    expect((await refusalOf(put("scan/gone", true))).name).toBe("RepositoryNotFoundException");
  });
});

describe("a registry's configuration", () => {
  const put = (input: PutRegistryScanningConfigurationCommandInput) =>
    cloud.ecr.send(new PutRegistryScanningConfigurationCommand(input));
  const get = async () => plain(await cloud.ecr.send(new GetRegistryScanningConfigurationCommand({})));
  const of = async (...repositoryNames: string[]) =>
    plain(await cloud.ecr.send(new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames })));
  const filters = (...values: string[]) => values.map((filter) => ({ filter, filterType: "WILDCARD" as const }));
  const onPush = (...values: string[]) => ({
    scanFrequency: "SCAN_ON_PUSH" as const,
    repositoryFilters: filters(...values),
  });

  it("is basic and without rules until it is set, and then as it was set", async () => {
    const none = { scanType: "BASIC", rules: [] };
    expect(await get()).toEqual({ registryId: account, scanningConfiguration: none });
    const configuration = { scanType: "BASIC" as const, rules: [onPush("prod*", "app")] };
    expect(plain(await put(configuration))).toEqual({ registryScanningConfiguration: configuration });
    expect(await get()).toEqual({ registryId: account, scanningConfiguration: configuration });
    await put({});
    expect((await get()).scanningConfiguration).toEqual(none);
  });

  it("comes to a frequency for each repository: the registry's rules decide where there are any", async () => {
    for (const [repositoryName, scanOnPush] of [
      ["every/own", true],
      ["every/app-x", false],
    ] as const) {
      const imageScanningConfiguration = { scanOnPush };
      await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName, imageScanningConfiguration }));
    }
    const found = async () =>
      (await of("every/own", "every/app-x")).scanningConfigurations?.map((each) => [
        each.repositoryName,
        each.scanOnPush,
        each.scanFrequency,
        each.appliedScanFilters?.map(({ filter }) => filter),
      ]);
    expect(await found()).toEqual([
      ["every/own", true, "SCAN_ON_PUSH", []],
      ["every/app-x", false, "MANUAL", []],
    ]);
    await put({ rules: [onPush("app", "every/*-x", "own*")] });
    expect(await found()).toEqual([
      ["every/own", false, "MANUAL", []],
      ["every/app-x", true, "SCAN_ON_PUSH", ["app", "every/*-x"]],
    ]);
    await put({});
  });

  it("names the repositories that are not there", async () => {
    expect((await of("every/own", "every/gone")).failures).toEqual([
      {
        repositoryName: "every/gone",
        failureCode: "REPOSITORY_NOT_FOUND",
        failureReason: `The repository with name 'every/gone' does not exist in the registry with id '${account}'`,
      },
    ]);
  });

  it("takes nothing that nobody does here: enhanced and continuous scanning", async () => {
    expect(await refusalOf(put({ scanType: "ENHANCED" }))).toEqual({
      name: "UnsupportedOperationException",
      message: "ecr:PutRegistryScanningConfiguration does not support scanType 'ENHANCED' in this cloud.",
    });
    const rules = [{ scanFrequency: "CONTINUOUS_SCAN" as const, repositoryFilters: filters("*") }];
    expect((await refusalOf(put({ scanType: "BASIC", rules }))).name).toBe("InvalidParameterException");
  });

  it("scans nothing, and says so of scans and findings", async () => {
    const image = { repositoryName: "every/own", imageId: { imageTag: "a" } };
    for (const [name, call] of [
      ["StartImageScan", cloud.ecr.send(new StartImageScanCommand(image))],
      ["DescribeImageScanFindings", cloud.ecr.send(new DescribeImageScanFindingsCommand(image))],
    ] as const) {
      expect(await refusalOf(call)).toEqual({
        name: "UnsupportedOperationException",
        message: `ecr:${name} is not supported in this cloud.`,
      });
    }
  });
});
