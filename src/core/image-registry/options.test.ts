import { describe, expect, it } from "vitest";
import { type GivenChoices, resolveOptions } from "./options.ts";

const here = { account: "123456789012", region: "ap-northeast-1" };

describe("resolveOptions", () => {
  it("fills in the reference's resources", () => {
    expect(resolveOptions(here)).toEqual({
      scope: here,
      repositories: ["sample-app-1", "sample-app-2", "sample-app-3"],
      imagesKept: 10,
      alias: "alias/sandbox-ecr-kms/cosign",
      deletionWindowDays: 7,
      role: "sandbox-ecr-kms-github-actions-role",
      github: { owner: "ORG", name: "REPO" },
    });
  });

  it.each<[GivenChoices & Partial<typeof here>, string]>([
    [{ account: "12345" }, "the account is '12345'; it must be twelve digits"],
    [{ region: "tokyo" }, "the region is 'tokyo'; it must be the name of an AWS region"],
    [{ repositories: [] }, "the number of repositories is '0'; it must be from 1 to 50"],
    [{ repositories: ["App"] }, "the repository is 'App'; it must be a repository's name as ECR takes it"],
    [{ repositories: ["app", "app"] }, "the repository is 'app'; it must be named once"],
    [{ imagesKept: 0 }, "the number of images kept is '0'; it must be a whole number above 0"],
    [{ imagesKept: 1.5 }, "the number of images kept is '1.5'; it must be a whole number above 0"],
    [{ alias: "cosign" }, "the key's alias is 'cosign'; it must be alias/ and letters"],
    [{ alias: "alias/" }, "the key's alias is 'alias/'"],
    [{ alias: "alias/aws/ecr" }, "must not begin with alias/aws/"],
    [{ deletionWindowDays: 6 }, "the key's deletion window is '6'; it must be from 7 to 30 days"],
    [{ deletionWindowDays: 31 }, "the key's deletion window is '31'"],
    [{ role: "a role" }, "the role's name is 'a role'; it must be 1 to 64"],
    [{ role: "r".repeat(65) }, "the role's name is 'rrr"],
  ])("refuses %o", (given, message) => {
    expect(() => resolveOptions({ ...here, ...given })).toThrow(message);
  });
});
