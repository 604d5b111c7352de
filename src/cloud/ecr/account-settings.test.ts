import {
  CreateRepositoryCommand,
  GetAccountSettingCommand,
  GetAuthorizationTokenCommand,
  PutAccountSettingCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";
import { pushTestImage } from "./test-images.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
});
afterAll(() => cloud.close());

const get = (name: string) => cloud.ecr.send(new GetAccountSettingCommand({ name }));
const put = (name: string, value: string) => cloud.ecr.send(new PutAccountSettingCommand({ name, value }));

it("settings are ECR's defaults until they are set", async () => {
  for (const [name, value] of [
    ["BASIC_SCAN_TYPE_VERSION", "AWS_NATIVE"],
    ["BLOB_MOUNTING", "DISABLED"],
    ["REGISTRY_POLICY_SCOPE", "V2"],
  ] as const) {
    expect(plain(await get(name))).toEqual({ name, value });
    expect(plain(await put(name, value))).toEqual({ name, value });
  }
});

it("settings and values that there are none of are refused", async () => {
  const names = "[BASIC_SCAN_TYPE_VERSION, BLOB_MOUNTING, REGISTRY_POLICY_SCOPE]";
  for (const call of [get("toString"), put("blob_mounting", "ENABLED")]) {
    expect(await refusalOf(call)).toEqual({
      name: "InvalidParameterException",
      message: `Invalid parameter at 'name' failed to satisfy constraint: 'Member must satisfy enum value set: ${names}'`,
    });
  }
  for (const [name, value] of [
    ["BLOB_MOUNTING", "true"],
    ["REGISTRY_POLICY_SCOPE", "v2"],
    ["BASIC_SCAN_TYPE_VERSION", "TRIVY"],
  ] as const) {
    expect((await refusalOf(put(name, value))).message).toContain("Invalid parameter at 'value'");
  }
});

it("values of AWS that this cloud cannot act on are unsupported", async () => {
  for (const [name, value] of [
    ["REGISTRY_POLICY_SCOPE", "V1"],
    ["BASIC_SCAN_TYPE_VERSION", "CLAIR"],
  ] as const) {
    expect(await refusalOf(put(name, value))).toEqual({
      name: "UnsupportedOperationException",
      message: `ecr:PutAccountSetting does not support ${name} '${value}' in this cloud.`,
    });
  }
});

it("layers are mounted from another repository exactly while BLOB_MOUNTING is ENABLED, region by region", async () => {
  for (const repositoryName of ["mount/from", "mount/to"]) {
    await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
  }
  const { manifest } = await pushTestImage(cloud.ecr, "mount/from", { seed: "mounted", tag: "a" });
  const { config } = JSON.parse(manifest) as { config: { digest: string } };
  const { authorizationData } = await cloud.ecr.send(new GetAuthorizationTokenCommand({}));
  const authorization = `Basic ${authorizationData?.[0]?.authorizationToken}`;
  const mount = async () => {
    const path = `/v2/mount/to/blobs/uploads/?mount=${config.digest}&from=mount/from`;
    return (await fetch(`http://${cloud.authority}${path}`, { method: "POST", headers: { authorization } })).status;
  };
  expect(await mount()).toBe(202);
  const elsewhere = cloud.client({ region: "us-east-1" });
  const name = "BLOB_MOUNTING";
  await elsewhere.send(new PutAccountSettingCommand({ name, value: "ENABLED" }));
  expect((await elsewhere.send(new GetAccountSettingCommand({ name }))).value).toBe("ENABLED");
  expect(await mount()).toBe(202);
  await put(name, "ENABLED");
  expect(plain(await get(name))).toEqual({ name, value: "ENABLED" });
  expect(await mount()).toBe(201);
});
