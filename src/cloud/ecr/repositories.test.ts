import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  PutImageCommand,
  PutImageTagMutabilityCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";
import { pushTestImage } from "./test-images.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
});
afterAll(() => cloud.close());

const account = "123456789012";
const otherAccount = "999999999999";
const none = (name: string, id = account) =>
  `The repository with name '${name}' does not exist in the registry with id '${id}'`;
const constraint = (path: string, text: string) => ({
  name: "InvalidParameterException",
  message: `Invalid parameter at '${path}' failed to satisfy constraint: '${text}'`,
});

function create(repositoryName: string, settings: object = {}) {
  return cloud.ecr.send(new CreateRepositoryCommand({ repositoryName, ...settings }));
}

async function namesOf(input: object): Promise<{ names: (string | undefined)[]; nextToken: string | undefined }> {
  const { repositories = [], nextToken } = await cloud.ecr.send(new DescribeRepositoriesCommand(input));
  return { names: repositories.map(({ repositoryName }) => repositoryName), nextToken };
}

describe("CreateRepository", () => {
  it("answers every setting, the defaults too", async () => {
    const { repository } = await create("create/defaults");
    expect(repository).toEqual({
      repositoryArn: `arn:aws:ecr:ap-northeast-1:${account}:repository/create/defaults`,
      registryId: account,
      repositoryName: "create/defaults",
      repositoryUri: `${cloud.authority}/create/defaults`,
      createdAt: cloud.now(),
      imageTagMutability: "MUTABLE",
      imageScanningConfiguration: { scanOnPush: false },
      encryptionConfiguration: { encryptionType: "AES256" },
    });
  });

  it("takes scanning, encryption and tag mutability with filters", async () => {
    const settings = {
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: "AES256" as const },
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
      imageTagMutabilityExclusionFilters: [{ filterType: "WILDCARD", filter: "sha256-*" }],
    };
    const { repository } = await create("create/settings", settings);
    expect(repository).toMatchObject(settings);
    const described = await cloud.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ["create/settings"] }));
    expect(described.repositories).toEqual([repository]);
  });

  it("refuses a second one of the name", async () => {
    await create("create/twice");
    expect(await refusalOf(create("create/twice"))).toEqual({
      name: "RepositoryAlreadyExistsException",
      message: `The repository with name 'create/twice' already exists in the registry with id '${account}'`,
    });
  });

  it("refuses a name that is none", async () => {
    const expression = "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*";
    expect(await refusalOf(create("Create"))).toEqual(
      constraint("repositoryName", `must satisfy regular expression '${expression}'`),
    );
  });

  it("wants filters exactly where the setting takes them", async () => {
    const path = "imageTagMutabilityExclusionFilters";
    const filters = { imageTagMutabilityExclusionFilters: [{ filterType: "WILDCARD", filter: "*" }] };
    expect(await refusalOf(create("filters", { imageTagMutability: "MUTABLE_WITH_EXCLUSION" }))).toEqual(
      constraint(
        path,
        "ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set as MUTABLE_WITH_EXCLUSION",
      ),
    );
    expect(await refusalOf(create("filters", { imageTagMutability: "IMMUTABLE", ...filters }))).toEqual(
      constraint(
        path,
        "ImageTagMutabilityExclusionFilters are not allowed when imageTagMutability is set to IMMUTABLE",
      ),
    );
    expect(await refusalOf(create("filters", filters))).toMatchObject({ name: "InvalidParameterException" });
  });

  it("refuses what it cannot do, and creates nothing then", async () => {
    for (const settings of [
      { encryptionConfiguration: { encryptionType: "KMS" } },
      { encryptionConfiguration: { encryptionType: "AES256", kmsKey: "alias/some" } },
    ]) {
      const refusal = await refusalOf(create("create/unsupported", settings));
      expect(refusal.name).toBe("UnsupportedOperationException");
      expect(refusal.message).toContain("ecr:CreateRepository");
    }
    const described = cloud.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ["create/unsupported"] }));
    expect((await refusalOf(described)).name).toBe("RepositoryNotFoundException");
  });

  it("creates nothing in another account's registry", async () => {
    expect(await refusalOf(create("create/foreign", { registryId: otherAccount }))).toEqual({
      name: "AccessDeniedException",
      message: `User: arn:aws:iam::${account}:root is not authorized to perform: ecr:CreateRepository on resource: arn:aws:ecr:ap-northeast-1:${otherAccount}:repository/create/foreign because no resource-based policy allows the ecr:CreateRepository action`,
    });
  });
});

describe("the repository's URI", () => {
  it("is a real AWS name where the API was called by one", async () => {
    await create("uri/real");
    const host = `ecr.ap-northeast-1.amazonaws.com:${cloud.port}`;
    const client = cloud.client({ endpoint: `http://api.${host}` });
    const described = await client.send(new DescribeRepositoriesCommand({ repositoryNames: ["uri/real"] }));
    expect(described.repositories?.[0]?.repositoryUri).toBe(`${account}.dkr.${host}/uri/real`);
  });
});

describe("DescribeRepositories", () => {
  it("answers the repositories asked for in that order, and none where one is unknown", async () => {
    await create("named/a");
    await create("named/b");
    expect((await namesOf({ repositoryNames: ["named/b", "named/a"] })).names).toEqual(["named/b", "named/a"]);
    const described = cloud.ecr.send(
      new DescribeRepositoriesCommand({ repositoryNames: ["named/a", "named/gone", "named/lost"] }),
    );
    expect(await refusalOf(described)).toEqual({ name: "RepositoryNotFoundException", message: none("named/gone") });
  });

  it("pages by name, within one region", async () => {
    const west = cloud.client({ region: "us-west-2" });
    for (const repositoryName of ["page/c", "page/a", "page/b"]) {
      await west.send(new CreateRepositoryCommand({ repositoryName }));
    }
    const page = async (input: object) => {
      const { repositories = [], nextToken } = await west.send(new DescribeRepositoriesCommand(input));
      return { names: repositories.map(({ repositoryName }) => repositoryName), nextToken };
    };
    const first = await page({ maxResults: 2 });
    expect(first.names).toEqual(["page/a", "page/b"]);
    expect(await page({ maxResults: 2, nextToken: first.nextToken })).toEqual({
      names: ["page/c"],
      nextToken: undefined,
    });
    expect((await page({ maxResults: 3 })).nextToken).toBeUndefined();

    const refused = constraint("nextToken", "Must be the nextToken of a previous answer to the same request");
    for (const nextToken of [first.nextToken, "", "x", `${first.nextToken}x`, first.nextToken?.slice(0, -4)]) {
      expect(await refusalOf(cloud.ecr.send(new DescribeRepositoriesCommand({ nextToken })))).toEqual(refused);
    }
    const foreign = west.send(
      new DescribeRepositoriesCommand({ nextToken: first.nextToken, registryId: otherAccount }),
    );
    expect(await refusalOf(foreign)).toEqual(refused);
  });

  it("does not page what was asked for by name", async () => {
    const sentence = "Must not be specified together with repositoryNames";
    for (const [member, value] of [
      ["maxResults", 1],
      ["nextToken", "x"],
    ] as const) {
      const described = new DescribeRepositoriesCommand({ repositoryNames: ["named/a"], [member]: value });
      expect(await refusalOf(cloud.ecr.send(described))).toEqual(constraint(member, sentence));
    }
  });

  it("sees nothing of another account's registry", async () => {
    expect(await namesOf({ registryId: otherAccount })).toEqual({ names: [], nextToken: undefined });
    const described = cloud.ecr.send(
      new DescribeRepositoriesCommand({ registryId: otherAccount, repositoryNames: ["named/a"] }),
    );
    expect(await refusalOf(described)).toEqual({
      name: "RepositoryNotFoundException",
      message: none("named/a", otherAccount),
    });
  });
});

describe("DeleteRepository", () => {
  it("deletes an empty repository and answers what it was", async () => {
    const { repository } = await create("delete/empty");
    const deleted = await cloud.ecr.send(new DeleteRepositoryCommand({ repositoryName: "delete/empty" }));
    expect(deleted.repository).toEqual(repository);
    const again = cloud.ecr.send(new DeleteRepositoryCommand({ repositoryName: "delete/empty" }));
    expect(await refusalOf(again)).toEqual({ name: "RepositoryNotFoundException", message: none("delete/empty") });
  });

  it("deletes images only with force", async () => {
    await create("delete/full");
    await pushTestImage(cloud.ecr, "delete/full", { seed: "full", tag: "a" });
    expect(await refusalOf(cloud.ecr.send(new DeleteRepositoryCommand({ repositoryName: "delete/full" })))).toEqual({
      name: "RepositoryNotEmptyException",
      message: `The repository with name 'delete/full' in registry with id '${account}' cannot be deleted because it still contains images`,
    });
    await cloud.ecr.send(new DeleteRepositoryCommand({ repositoryName: "delete/full", force: true }));
    expect((await namesOf({ maxResults: 1000 })).names).not.toContain("delete/full");
  });

  it("does not reach into another account's registry", async () => {
    await create("delete/own");
    const deleted = new DeleteRepositoryCommand({ repositoryName: "delete/own", registryId: otherAccount });
    expect(await refusalOf(cloud.ecr.send(deleted))).toEqual({
      name: "RepositoryNotFoundException",
      message: none("delete/own", otherAccount),
    });
    expect((await namesOf({ repositoryNames: ["delete/own"], registryId: account })).names).toEqual(["delete/own"]);
  });
});

describe("PutImageTagMutability", () => {
  it("replaces setting and filters, and holds from then on", async () => {
    const repositoryName = "mutability";
    await create(repositoryName);
    const { manifest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "first", tag: "v1" });
    const immutable = { repositoryName, imageTagMutability: "IMMUTABLE" as const };
    expect(plain(await cloud.ecr.send(new PutImageTagMutabilityCommand(immutable)))).toEqual({
      registryId: account,
      ...immutable,
    });
    const overwritten = new PutImageCommand({ repositoryName, imageManifest: manifest, imageTag: "v1" });
    expect(await refusalOf(cloud.ecr.send(overwritten))).toEqual({
      name: "ImageTagAlreadyExistsException",
      message: `The image tag 'v1' already exists in the '${repositoryName}' repository and cannot be overwritten because the tag is immutable.`,
    });

    const excluded = {
      repositoryName,
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" as const,
      imageTagMutabilityExclusionFilters: [{ filterType: "WILDCARD" as const, filter: "v*" }],
    };
    expect(plain(await cloud.ecr.send(new PutImageTagMutabilityCommand(excluded)))).toEqual({
      registryId: account,
      ...excluded,
    });
    await pushTestImage(cloud.ecr, repositoryName, { seed: "second", tag: "v1" });

    const mutable = { repositoryName, imageTagMutability: "MUTABLE" as const };
    await cloud.ecr.send(new PutImageTagMutabilityCommand(mutable));
    const described = await cloud.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }));
    expect(described.repositories?.[0]).not.toHaveProperty("imageTagMutabilityExclusionFilters");
  });

  it("wants a repository, and filters where the setting takes them", async () => {
    const gone = new PutImageTagMutabilityCommand({ repositoryName: "gone", imageTagMutability: "MUTABLE" });
    expect(await refusalOf(cloud.ecr.send(gone))).toEqual({
      name: "RepositoryNotFoundException",
      message: none("gone"),
    });
    await create("mutability/filters");
    const unfiltered = new PutImageTagMutabilityCommand({
      repositoryName: "mutability/filters",
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
    });
    expect((await refusalOf(cloud.ecr.send(unfiltered))).message).toContain("can't be null");
  });
});
