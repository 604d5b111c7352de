import { describe, expect, it } from "vitest";
import { githubSubject, parseGithubRepository } from "./github-repository.ts";

describe("parseGithubRepository", () => {
  it.each([
    ["acme/app", "repo:acme/app:*"],
    ["Acme-1/my.app_2", "repo:Acme-1/my.app_2:*"],
    ["octocat_acme/app", "repo:octocat_acme/app:*"],
    // GitHub Docs, "OpenID Connect reference", "Immutable subject claims"
    ["octocat@123456/my-repo@456789", "repo:octocat@123456/my-repo@456789:*"],
  ])("makes of %s the subject %s", (text, subject) => {
    expect(githubSubject(parseGithubRepository(text))).toBe(subject);
  });

  it.each([
    ["", "nothing"],
    ["acme", "no repository"],
    ["acme/app/more", "more than a repository"],
    ["acme/*", "a wildcard: every repository of the organisation"],
    ["*/app", "a wildcard: everybody's repository of that name"],
    ["ac?e/app", "a wildcard"],
    ["acme/app:ref:refs/heads/main", "what stands behind the repository"],
    ["acme/..", "a name that no repository has"],
    [`${"a".repeat(40)}/app`, "a name that is too long for an owner"],
    ["acme@1/app", "one id of two"],
    ["acme/app@2", "one id of two"],
    ["acme@x/app@y", "ids that are none"],
    ["https://github.com/acme/app", "an address"],
  ])("refuses '%s': %s", (text) => {
    expect(() => parseGithubRepository(text)).toThrow(`the GitHub repository is '${text}'; it must be OWNER/REPO`);
  });
});
