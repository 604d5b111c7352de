import { expect, test } from "vitest";
import type { AccountId, Region } from "./aws/scope.ts";
import { formatRun, formatRunRequest, type LifecycleRunRequest, parseRun, parseRunRequest } from "./lifecycle-run.ts";
import { digestOf } from "./oci/digest.ts";

const scope = { account: "123456789012" as AccountId, region: "eu-west-1" as Region };

test.each<LifecycleRunRequest>([
  { repositories: "all", dryRun: true },
  { scope, repositories: "all", dryRun: false },
  { scope, repositories: ["app", "other"], dryRun: false },
])("a request is read as it was written: %j", (request) => {
  expect(parseRunRequest(formatRunRequest(request))).toEqual(request);
});

test.each([
  ["{", "a text that is no JSON"],
  ["[]", "JSON that is no object"],
  ['{"repositories":"all"}', "without dryRun"],
  ['{"repositories":["app"],"dryRun":true}', "without the names of repositories and their scope"],
  ['{"repositories":[1],"dryRun":true,"scope":{"account":"123456789012","region":"eu-west-1"}}', "without the names"],
  ['{"repositories":"all","dryRun":true,"scope":null}', "of no registry"],
  ['{"repositories":"all","dryRun":true,"scope":{"account":"1","region":"eu-west-1"}}', "of no registry"],
])("%s is refused", (text, sentence) => {
  expect(() => parseRunRequest(text)).toThrow(sentence);
});

test.each(["", "null", "{}", '{"repositories":{}}'])("%s is no run", (text) => {
  expect(() => parseRun(text)).toThrow("the control door was sent");
});

test("what a run did is read as it was written, its times being times", () => {
  const digest = digestOf(new Uint8Array());
  const image = { digest, tags: ["a"], pushedAt: new Date(1), result: "expired" as const, because: "so" };
  const run = {
    now: new Date(2),
    dryRun: false,
    repositories: [{ scope, repository: "app", hasPolicy: true, kept: 1, images: [{ ...image, rule: 1 }, image] }],
  };
  expect(parseRun(formatRun(run))).toEqual(run);
});
