import {
  CreateKeyCommand,
  ListResourceTagsCommand,
  SignCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AccessTestCloud,
  allow,
  refusal,
  type ServiceClients,
  startAccessTestCloud,
} from "../sts/test-access-cloud.ts";

let world: AccessTestCloud;
beforeAll(async () => {
  world = await startAccessTestCloud();
});
afterAll(() => world.close());

const signing = { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" } as const;
const tagsOf = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));

async function makeKey(tags: Readonly<Record<string, string>> = {}): Promise<string> {
  const { KeyMetadata } = await world.root.kms.send(new CreateKeyCommand({ ...signing, Tags: tagsOf(tags) }));
  return KeyMetadata?.KeyId ?? "";
}
const tag = (KeyId: string, Tags: Tag[], { kms }: ServiceClients = world.root) =>
  kms.send(new TagResourceCommand({ KeyId, Tags }));
const untag = (KeyId: string, TagKeys: string[], { kms }: ServiceClients = world.root) =>
  kms.send(new UntagResourceCommand({ KeyId, TagKeys }));
const list = async (KeyId: string) => (await world.root.kms.send(new ListResourceTagsCommand({ KeyId }))).Tags;

describe("a key's tags", () => {
  it("are given with the key and later, replaced by their keys and taken away", async () => {
    const key = await makeKey({ team: "ops", env: "test" });
    await tag(key, tagsOf({ team: "dev", Team: "other", empty: "" }));
    expect(await list(key)).toEqual(tagsOf({ Team: "other", empty: "", env: "test", team: "dev" }));
    await untag(key, ["env", "Team", "never-there"]);
    expect(await list(key)).toEqual(tagsOf({ empty: "", team: "dev" }));
    expect(await list(await makeKey())).toEqual([]);
  });

  it("come page by page, each once", async () => {
    const key = await makeKey({ c: "3", a: "1", b: "2" });
    const first = await world.root.kms.send(new ListResourceTagsCommand({ KeyId: key, Limit: 2 }));
    expect([first.Tags, first.Truncated]).toEqual([tagsOf({ a: "1", b: "2" }), true]);
    const next = { KeyId: key, Limit: 2, Marker: first.NextMarker };
    const second = await world.root.kms.send(new ListResourceTagsCommand(next));
    expect([second.Tags, second.Truncated, second.NextMarker]).toEqual([tagsOf({ c: "3" }), false, undefined]);
    const ofAnother = { ...next, KeyId: await makeKey({ a: "1" }) };
    expect(await refusal(world.root.kms.send(new ListResourceTagsCommand(ofAnother)))).toMatch(/^InvalidMarker/);
  });

  const many = (count: number) => tagsOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, "v"])));
  it.each<[string, Tag[], string]>([
    ["a key twice", [...tagsOf({ a: "1" }), ...tagsOf({ a: "2" })], "TagException: Duplicate tag keys"],
    ["one of AWS's own", tagsOf({ "AWS:created": "1" }), "TagException: Tags beginning with aws: are reserved"],
    ["more than fifty", many(51), "TagException: Too many tags"],
  ])("are refused with %s, and the key is left as it was", async (_name, tags, sentence) => {
    const key = await makeKey({ kept: "yes" });
    expect(await refusal(tag(key, tags))).toBe(sentence);
    expect(await list(key)).toEqual(tagsOf({ kept: "yes" }));
    expect(await refusal(world.root.kms.send(new CreateKeyCommand({ ...signing, Tags: tags })))).toBe(sentence);
  });

  it("are fifty at most, those it has counted", async () => {
    const key = await makeKey({ first: "1" });
    await tag(key, many(49));
    await tag(key, tagsOf({ first: "replaced" }));
    expect(await refusal(tag(key, tagsOf({ last: "straw" })))).toBe("TagException: Too many tags");
  });

  it("are refused where the model says so", async () => {
    expect(await refusal(tag(await makeKey(), tagsOf({ "": "x" })))).toBe(
      "ValidationException: 1 validation error detected: Value '' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  });
});

describe("permissions", () => {
  const Condition = { StringEquals: { "aws:ResourceTag/team": "ops" } };

  it("can depend on the tags of the key", async () => {
    const ann = world.as(await world.user("ann", allow("kms:Sign", "*", { Condition })));
    const sign = (KeyId: string) =>
      refusal(ann.kms.send(new SignCommand({ KeyId, Message: Buffer.from("m"), SigningAlgorithm: "ECDSA_SHA_256" })));
    const key = await makeKey({ team: "ops" });
    expect(await sign(key)).toHaveProperty("Signature");
    expect(await sign(await makeKey({ team: "dev" }))).toContain("AccessDeniedException");
    await tag(key, tagsOf({ team: "dev" }));
    expect(await sign(key)).toContain("AccessDeniedException");
  });

  it("can depend on the tags of the request", async () => {
    const tagger = allow(["kms:TagResource", "kms:UntagResource"], "*", {
      Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } },
    });
    const others = { Effect: "Deny", Action: "kms:TagResource", Resource: "*" };
    const notOps = { ...others, Condition: { StringNotEquals: { "aws:RequestTag/team": "ops" } } };
    const bob = world.as(await world.user("bob", tagger, notOps));
    const key = await makeKey({ env: "test" });
    await tag(key, tagsOf({ team: "ops" }), bob);
    expect(await refusal(tag(key, tagsOf({ team: "dev" }), bob))).toContain("AccessDeniedException");
    expect(await refusal(tag(key, tagsOf({ team: "ops", env: "live" }), bob))).toContain("AccessDeniedException");
    expect(await refusal(untag(key, ["env"], bob))).toContain("AccessDeniedException");
    await untag(key, ["team"], bob);
    expect(await list(key)).toEqual(tagsOf({ env: "test" }));
  });

  it("to make a key are not enough to make one with tags", async () => {
    const maker = world.as(await world.user("maker", allow("kms:CreateKey")));
    const create = (more: object) => refusal(maker.kms.send(new CreateKeyCommand({ ...signing, ...more })));
    expect(await create({})).toHaveProperty("KeyMetadata");
    expect(await create({ Tags: tagsOf({ team: "ops" }) })).toBe(
      "AccessDeniedException: User: arn:aws:iam::123456789012:user/maker is not authorized to perform: kms:TagResource on resource: * because no identity-based policy allows the kms:TagResource action",
    );
  });
});
