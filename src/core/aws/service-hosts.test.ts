import { expect, test } from "vitest";
import type { AccountId, Region } from "./scope.ts";
import { serviceHosts } from "./service-hosts.ts";

const account = "123456789012" as AccountId;

test("an account's registry and the APIs, in the region of the cloud and in the others of its partition", () => {
  const hosts = serviceHosts({ account, region: "ap-northeast-1" as Region });
  expect(hosts.slice(0, 6)).toEqual([
    "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com",
    "api.ecr.ap-northeast-1.amazonaws.com",
    "ecr.ap-northeast-1.amazonaws.com",
    "kms.ap-northeast-1.amazonaws.com",
    "sts.ap-northeast-1.amazonaws.com",
    "ec2.ap-northeast-1.amazonaws.com",
  ]);
  expect(hosts).toEqual(
    expect.arrayContaining(["kms.eu-west-1.amazonaws.com", "iam.amazonaws.com", "sts.amazonaws.com"]),
  );
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(hosts.filter((host) => !host.endsWith(".amazonaws.com"))).toEqual([]);
});

test("China's and the US government's names", () => {
  expect(serviceHosts({ account, region: "cn-northwest-1" as Region })).toEqual(
    expect.arrayContaining(["api.ecr.cn-north-1.amazonaws.com.cn", "iam.cn-north-1.amazonaws.com.cn"]),
  );
  const government = serviceHosts({ account, region: "us-gov-west-1" as Region });
  expect(government).toContain("iam.us-gov.amazonaws.com");
  expect(government).not.toContain("kms.us-east-1.amazonaws.com");
});

test("a region that AWS does not have yet", () => {
  expect(serviceHosts({ account, region: "eu-atlantis-1" as Region })).toContain("kms.eu-atlantis-1.amazonaws.com");
});
