import { describe, expect, test } from "vitest";
import { awsRegistryHost, parseRegistryHost } from "./registry-host.ts";
import type { AccountId, Region } from "./scope.ts";

const scope = { account: "123456789012", region: "ap-northeast-1" };

describe("registry hosts", () => {
  test.each([
    "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com",
    "123456789012.dkr.ecr-fips.ap-northeast-1.amazonaws.com",
    "123456789012.dkr-ecr.ap-northeast-1.on.aws",
    "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com.cn",
    "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com:443",
    "123456789012.DKR.ECR.ap-northeast-1.AmazonAWS.com",
  ])("%s is AWS's", (host) => {
    expect(parseRegistryHost(host)).toEqual({ kind: "aws", ...scope });
  });

  test("the local cloud names account and region too", () => {
    expect(parseRegistryHost("123456789012.dkr.ecr.ap-northeast-1.localhost:4566")).toEqual({
      kind: "local",
      ...scope,
    });
  });

  test.each([
    "localhost:4566",
    "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com.evil.example",
    "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com:8443",
    "evil-123456789012.dkr.ecr.ap-northeast-1.amazonaws.com",
    "12345.dkr.ecr.ap-northeast-1.amazonaws.com",
    "123456789012xdkr.ecr.ap-northeast-1.amazonaws.com",
    "123456789012.dkr.ecr.nowhere.amazonaws.com",
  ])("%s is neither", (host) => {
    expect(parseRegistryHost(host)).toBeUndefined();
  });

  test("AWS's name of a registry", () => {
    const account = "123456789012" as AccountId;
    expect(awsRegistryHost(account, "eu-west-1" as Region)).toBe("123456789012.dkr.ecr.eu-west-1.amazonaws.com");
    expect(awsRegistryHost(account, "cn-north-1" as Region)).toBe("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn");
  });
});
