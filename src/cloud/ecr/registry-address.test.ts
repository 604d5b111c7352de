import { describe, expect, it } from "vitest";
import type { Scope } from "../../core/aws/scope.ts";
import { registryAddress } from "./registry-address.ts";

const scope = { account: "123456789012", region: "ap-northeast-1" } as Scope;
const china = { account: "123456789012", region: "cn-north-1" } as Scope;

describe("the registry's address", () => {
  it("is the address that was called, where that names no account", () => {
    for (const authority of ["localhost:4566", "127.0.0.1:80", "[::1]:4566", "Build-Box.example:4566", "localhost"]) {
      expect(registryAddress({ scheme: "http", authority }, scope)).toEqual({ scheme: "http", host: authority });
    }
  });

  it("is AWS's own name over https, where AWS's own name was called", () => {
    for (const authority of [
      "api.ecr.ap-northeast-1.amazonaws.com",
      "ecr.ap-northeast-1.amazonaws.com",
      "API.ECR.AP-NORTHEAST-1.AMAZONAWS.COM",
      "ecr.ap-northeast-1.api.aws",
      "api.ecr-fips.us-east-1.amazonaws.com",
    ]) {
      const host = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com";
      expect(registryAddress({ scheme: "http", authority }, scope)).toEqual({ scheme: "https", host });
    }
    expect(registryAddress({ scheme: "https", authority: "api.ecr.cn-north-1.amazonaws.com.cn" }, china).host).toBe(
      "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn",
    );
  });

  it("keeps the port that was called", () => {
    expect(registryAddress({ scheme: "https", authority: "api.ecr.us-east-1.amazonaws.com:4566" }, scope).host).toBe(
      "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com:4566",
    );
  });

  it("names account and region, where a local name of ECR was called", () => {
    for (const authority of ["api.ecr.us-east-1.localhost:4566", "999999999999.dkr.ecr.us-east-1.localhost:4566"]) {
      const host = "123456789012.dkr.ecr.ap-northeast-1.localhost:4566";
      expect(registryAddress({ scheme: "http", authority }, scope)).toEqual({ scheme: "http", host });
    }
  });

  it("is not fooled by a name that only looks like AWS's", () => {
    for (const authority of ["api.ecr.us-east-1.amazonaws.com.evil.example", "evil-ecr.us-east-1.amazonaws.com"]) {
      expect(registryAddress({ scheme: "http", authority }, scope).host).toBe(authority);
    }
  });
});
