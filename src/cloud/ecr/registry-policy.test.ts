import {
  CreateRepositoryCommand,
  DeleteRegistryPolicyCommand,
  DescribeImagesCommand,
  DescribeRegistryCommand,
  GetAuthorizationTokenCommand,
  GetRegistryPolicyCommand,
  PutRegistryPolicyCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import {
  type AccessTestCloud,
  allow,
  policyOf,
  refusal,
  type ServiceClients,
  startAccessTestCloud,
} from "../sts/test-access-cloud.ts";

const account = "123456789012";
const annArn = `arn:aws:iam::${account}:user/ann`;
const arnOf = (name: string) => `arn:aws:ecr:ap-northeast-1:${account}:repository/${name}`;
let world: AccessTestCloud;
let ann: ServiceClients;
beforeAll(async () => {
  world = await startAccessTestCloud();
  ann = world.as(await world.user("ann"));
  await world.root.ecr.send(new CreateRepositoryCommand({ repositoryName: "team/app" }));
});
afterAll(() => world.close());
afterEach(() => {
  world.cloud.store.database.run("DELETE FROM registries");
});

const statement = (Principal: unknown, Action: string | string[], more: object = {}) =>
  policyOf({ Effect: "Allow", Principal, Action, Resource: "*", ...more });
const put = (policyText: string, by = world.root) => by.ecr.send(new PutRegistryPolicyCommand({ policyText }));
const get = (by = world.root) => by.ecr.send(new GetRegistryPolicyCommand({}));
const remove = (by = world.root) => by.ecr.send(new DeleteRegistryPolicyCommand({}));
const describeImages = (by: ServiceClients) =>
  refusal(by.ecr.send(new DescribeImagesCommand({ repositoryName: "team/app" })));
const none = `RegistryPolicyNotFoundException: Registry policy does not exist in the registry with id '${account}'`;

it("is answered as it was given, until it is deleted", async () => {
  expect(await refusal(get())).toBe(none);
  const policyText = statement({ AWS: annArn }, "ecr:DescribeImages");
  expect(await put(policyText)).toMatchObject({ registryId: account, policyText });
  expect(await get()).toMatchObject({ registryId: account, policyText });
  expect(await remove()).toMatchObject({ registryId: account, policyText });
  expect(await refusal(get())).toBe(none);
  expect(await refusal(remove())).toBe(none);
});

it("lets a user in who has no policy of its own, to every repository, and to make one", async () => {
  expect(await describeImages(ann)).toContain("AccessDeniedException");
  await put(statement({ AWS: annArn }, ["ecr:DescribeImages", "ecr:CreateRepository", "ecr:DescribeRegistry"]));
  expect(await describeImages(ann)).toMatchObject({ imageDetails: [] });
  await ann.ecr.send(new CreateRepositoryCommand({ repositoryName: "team/made" }));
  expect(await ann.ecr.send(new DescribeRegistryCommand({}))).toMatchObject({
    registryId: account,
    replicationConfiguration: { rules: [] },
  });
});

it("shuts out whom a repository's policy lets in, and the root user too", async () => {
  const policyText = policyOf({ Effect: "Allow", Principal: { AWS: annArn }, Action: "ecr:DescribeImages" });
  await world.root.ecr.send(new SetRepositoryPolicyCommand({ repositoryName: "team/app", policyText }));
  expect(await describeImages(ann)).toMatchObject({ imageDetails: [] });
  await put(statement("*", "ecr:DescribeImages", { Effect: "Deny", Resource: arnOf("team/*") }));
  for (const by of [ann, world.root]) {
    expect(await describeImages(by)).toContain("with an explicit deny in a resource-based policy");
  }
});

it("is asked by the registry's own endpoints too", async () => {
  const pull = async (by: ServiceClients) => {
    const { authorizationData } = await by.ecr.send(new GetAuthorizationTokenCommand({}));
    const headers = { authorization: `Basic ${authorizationData?.[0]?.authorizationToken}` };
    return (await fetch(new URL("/v2/team/app/tags/list", world.cloud.endpoint), { headers })).status;
  };
  await put(statement({ AWS: annArn }, "ecr:GetAuthorizationToken"));
  expect(await pull(ann)).toBe(403);
  await put(statement({ AWS: annArn }, ["ecr:GetAuthorizationToken", "ecr:ListImages"]));
  expect(await pull(ann)).toBe(200);
  expect(await pull(world.root)).toBe(200);
  await put(statement("*", "ecr:ListImages", { Effect: "Deny" }));
  expect(await pull(world.root)).toBe(403);
});

it("speaks for its own region alone", async () => {
  await put(statement("*", "ecr:DescribeImages", { Effect: "Deny" }));
  const stored = world.cloud.store.database.all<{ region: string }>("SELECT region FROM registries");
  expect(stored.map(({ region }) => region)).toEqual(["ap-northeast-1"]);
  world.cloud.store.database.run("UPDATE registries SET region = 'us-east-1'");
  expect(await describeImages(world.root)).toMatchObject({ imageDetails: [] });
});

it("of another account lets nobody make a repository here, who may make one there alone", async () => {
  const other = "210987654321";
  const there = `arn:aws:ecr:ap-northeast-1:${other}:repository/*`;
  const guest = world.as(await world.user("guest", allow("ecr:CreateRepository", there)));
  await put(statement("*", "ecr:CreateRepository"));
  world.cloud.store.database.run("UPDATE registries SET account = ?", other);
  const asked = new CreateRepositoryCommand({ registryId: other, repositoryName: "team/abroad" });
  expect(await refusal(guest.ecr.send(asked))).toContain("UnsupportedOperationException: ecr:CreateRepository");
  const sought = new DescribeImagesCommand({ repositoryName: "team/abroad" });
  expect(await refusal(world.root.ecr.send(sought))).toContain("RepositoryNotFoundException");
});

it.each([
  ["no JSON", "{"],
  ["no statement", "{}"],
  ["a user that is not there", statement({ AWS: `arn:aws:iam::${account}:user/nobody` }, "ecr:*")],
])("is refused with %s", async (_name, text) => {
  expect(await refusal(put(text))).toBe(
    "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid registry policy provided'",
  );
});

it("may not lock its own caller out, from setting another or from deleting it", async () => {
  for (const action of ["ecr:PutRegistryPolicy", "ecr:DeleteRegistryPolicy", "ecr:*"]) {
    expect(await refusal(put(statement("*", action, { Effect: "Deny" })))).toContain(
      "The policy would keep its own caller from changing it",
    );
  }
  expect(await refusal(get())).toBe(none);
});
