import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  PutImageScanningConfigurationCommand,
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
