import { GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkRegistryPassword } from "../aws/registry-password.ts";
import { type EcrTestCloud, startEcrTestCloud } from "./test-cloud.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
});
afterAll(() => cloud.close());

const twelveHours = 12 * 60 * 60 * 1000;

function passwordIn(authorizationToken = ""): string {
  const text = Buffer.from(authorizationToken, "base64").toString();
  expect(text).toMatch(/^AWS:[^:]+$/);
  return text.slice("AWS:".length);
}

it("is a password for twelve hours, for this account and region", async () => {
  const { authorizationData = [] } = await cloud.ecr.send(new GetAuthorizationTokenCommand());
  expect(authorizationData).toHaveLength(1);
  const [data] = authorizationData;
  expect(data?.proxyEndpoint).toBe(`http://${cloud.authority}`);
  expect(data?.expiresAt).toEqual(new Date(cloud.now().getTime() + twelveHours));
  const password = passwordIn(data?.authorizationToken);
  const scope = { account: "123456789012", region: "ap-northeast-1" };
  expect(checkRegistryPassword(cloud.store, password, cloud.now())).toMatchObject({ kind: "valid", scope });
  const later = new Date(cloud.now().getTime() + twelveHours);
  expect(checkRegistryPassword(cloud.store, password, later).kind).toBe("expired");
});

it("belongs to the region it was asked in", async () => {
  const west = cloud.client({ region: "us-west-2" });
  const { authorizationData = [] } = await west.send(new GetAuthorizationTokenCommand({}));
  const password = passwordIn(authorizationData[0]?.authorizationToken);
  expect(checkRegistryPassword(cloud.store, password, cloud.now())).toMatchObject({
    scope: { region: "us-west-2" },
  });
});

it("is answered once for each registry asked for", async () => {
  const registryIds = ["123456789012", "999999999999"];
  const { authorizationData = [] } = await cloud.ecr.send(new GetAuthorizationTokenCommand({ registryIds }));
  expect(authorizationData.map(({ proxyEndpoint }) => proxyEndpoint)).toEqual([
    `http://${cloud.authority}`,
    `http://${cloud.authority}`,
  ]);

  const named = cloud.client({ endpoint: `http://api.ecr.ap-northeast-1.localhost:${cloud.port}` });
  const answer = await named.send(new GetAuthorizationTokenCommand({ registryIds }));
  expect(answer.authorizationData?.map(({ proxyEndpoint }) => proxyEndpoint)).toEqual(
    registryIds.map((id) => `http://${id}.dkr.ecr.ap-northeast-1.localhost:${cloud.port}`),
  );
});
