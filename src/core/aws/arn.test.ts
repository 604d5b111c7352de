import { describe, expect, it } from "vitest";
import { aliasArn, keyArn, parseArn, repositoryArn } from "./arn.ts";
import type { AccountId, Region, Scope } from "./scope.ts";

const scope: Scope = { account: "123456789012" as AccountId, region: "ap-northeast-1" as Region };

describe("parseArn", () => {
  it("takes an ARN apart, colons in the resource included", () => {
    expect(parseArn("arn:aws:iam::123456789012:root")).toEqual({
      partition: "aws",
      service: "iam",
      region: "",
      account: "123456789012",
      resource: "root",
    });
    expect(parseArn("arn:aws-cn:sns:cn-north-1:123456789012:a:b")?.resource).toBe("a:b");
  });

  it.each([
    ["too few parts", "arn:aws:kms:eu-west-1:123456789012"],
    ["an account that is not 12 digits", "arn:aws:kms:eu-west-1:1234:key/a"],
    ["a region that is none", "arn:aws:kms:EU:123456789012:key/a"],
    ["no resource", "arn:aws:kms:eu-west-1:123456789012:"],
    ["another prefix", "urn:aws:kms:eu-west-1:123456789012:key/a"],
    ["more than 2,048 characters", `arn:aws:kms:eu-west-1:123456789012:${"a".repeat(2048)}`],
  ])("refuses %s", (_, text) => {
    expect(parseArn(text)).toBeUndefined();
  });
});

describe("ARNs of resources", () => {
  it("reads back what it writes", () => {
    for (const arn of [repositoryArn(scope, "a/b"), keyArn(scope, "1234"), aliasArn(scope, "alias/x")]) {
      expect(parseArn(arn)).toMatchObject({ ...scope, partition: "aws" });
    }
  });

  it("uses the partition of the region", () => {
    expect(keyArn({ ...scope, region: "cn-north-1" as Region }, "k")).toBe(
      "arn:aws-cn:kms:cn-north-1:123456789012:key/k",
    );
    expect(keyArn({ ...scope, region: "us-gov-west-1" as Region }, "k")).toMatch(/^arn:aws-us-gov:/);
  });
});
