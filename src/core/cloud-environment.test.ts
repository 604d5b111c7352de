import { describe, expect, test } from "vitest";
import { cloudEnvironment, realNamesEnvironment } from "./cloud-environment.ts";
import type { CloudStatus } from "./control-protocol.ts";
import { parseRunningCloud } from "./running-cloud.ts";

const record = parseRunningCloud(
  JSON.stringify({
    version: "1.2.3",
    pid: 42,
    startedAt: "2026-11-25T01:02:03.004Z",
    host: "127.0.0.1",
    port: 4566,
    endpoint: "http://localhost:4566",
    registry: "localhost:4566",
    account: "123456789012",
    region: "ap-northeast-1",
    quirks: "on",
    dataFolder: "/data",
    ephemeral: false,
    credentialsFile: "/data/credentials.json",
    caFile: "/data/ca.pem",
    trustedRootFile: "/data/trusted-root.json",
    logFile: "/data/inkan.log",
    controlSocket: "/data/control.sock",
    publicSocket: "/data/public.sock",
  }),
);
const key = { accessKeyId: "AKIA", secretAccessKey: "secret" };
const status: CloudStatus = {
  record,
  samples: {
    repository: "sample-app-1",
    key: { id: "key-id", arn: "arn:aws:kms:ap-northeast-1:123456789012:key/key-id" },
  },
};

describe("the environment of a cloud", () => {
  test("has all that the commands of the reference use", () => {
    expect(cloudEnvironment(status, key, {}).set).toEqual({
      AWS_ENDPOINT_URL: "http://localhost:4566",
      AWS_ACCESS_KEY_ID: "AKIA",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_REGION: "ap-northeast-1",
      AWS_DEFAULT_REGION: "ap-northeast-1",
      AWS_ACCOUNT_ID: "123456789012",
      ECR_REGISTRY: "localhost:4566",
      ECR_REPOSITORY: "sample-app-1",
      KMS_KEY_ID: "key-id",
      KMS_KEY_ARN: "arn:aws:kms:ap-northeast-1:123456789012:key/key-id",
      COSIGN_YES: "true",
      COSIGN_USE_SIGNING_CONFIG: "false",
      COSIGN_TLOG_UPLOAD: "false",
      COSIGN_INSECURE_IGNORE_TLOG: "true",
      COSIGN_TRUSTED_ROOT: "/data/trusted-root.json",
    });
  });

  test("takes away what would win over it, every endpoint of a service among it", () => {
    const { unset } = cloudEnvironment(status, key, { AWS_ENDPOINT_URL_S3: "https://s3", AWS_ENDPOINT_URL: "x" });
    expect(unset).toEqual(
      expect.arrayContaining(["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL_S3"]),
    );
    expect(unset).not.toContain("AWS_ENDPOINT_URL");
  });

  test("takes away nothing that is no name to a shell", () => {
    const names = [
      "AWS_ENDPOINT_URL_X;touch /tmp/P #",
      "AWS_ENDPOINT_URL_$(id)",
      "AWS_ENDPOINT_URL_A\nid",
      "AWS_ENDPOINT_URL_",
    ];
    const { unset } = cloudEnvironment(status, key, Object.fromEntries(names.map((name) => [name, "x"])));
    expect(unset.filter((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || names.includes(name))).toEqual([]);
  });

  test("takes away the key of another cloud where this one has none", () => {
    const { set, unset } = cloudEnvironment({ record, samples: {} }, key, {});
    expect(Object.keys(set)).not.toContain("KMS_KEY_ID");
    expect(unset).toEqual(expect.arrayContaining(["KMS_KEY_ID", "KMS_KEY_ARN", "ECR_REPOSITORY"]));
  });

  test("keeps the cloud's host from a proxy, where there is one", () => {
    const env = { https_proxy: "http://proxy:3128", NO_PROXY: "internal,localhost" };
    expect(cloudEnvironment(status, key, env).set.NO_PROXY).toBe("internal,localhost");
    expect(cloudEnvironment(status, key, { HTTP_PROXY: "http://proxy:3128", no_proxy: "internal" }).set).toMatchObject({
      NO_PROXY: "internal,localhost",
      no_proxy: "internal,localhost",
    });
  });
});

describe("the environment in which AWS's names lead to a cloud", () => {
  test("has no endpoint of any kind and no proxy, and the registry's real name", () => {
    const env = { AWS_ENDPOINT_URL: "x", AWS_ENDPOINT_URL_KMS: "x", https_proxy: "http://proxy:3128" };
    const { set, unset } = realNamesEnvironment(status, key, env);
    expect(set).toMatchObject({
      ECR_REGISTRY: "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com",
      AWS_ACCESS_KEY_ID: "AKIA",
      COSIGN_TRUSTED_ROOT: "/data/trusted-root.json",
    });
    expect(Object.keys(set).filter((name) => /ENDPOINT|PROXY/i.test(name))).toEqual([]);
    expect(unset).toEqual(expect.arrayContaining(Object.keys(env)));
  });
});
