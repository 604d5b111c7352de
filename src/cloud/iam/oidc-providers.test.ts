import { afterAll, beforeAll, expect, it } from "vitest";
import { type IamTestCloud, startIamTestCloud } from "./test-iam-cloud.ts";

let iam: IamTestCloud;
beforeAll(async () => {
  iam = await startIamTestCloud();
});
afterAll(() => iam.close());

const Url = "https://token.actions.githubusercontent.com";
const OpenIDConnectProviderArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
const thumbprint = "6938FD4D98BAB03FAADB97B34396831E3780AEA1";

it("a provider is made, read, changed, listed and deleted", async () => {
  expect(
    await iam.ask("CreateOpenIDConnectProvider", {
      Url,
      ClientIDList: ["sts.amazonaws.com"],
      ThumbprintList: [thumbprint],
      Tags: [{ Key: "a", Value: "b" }],
    }),
  ).toEqual({ OpenIDConnectProviderArn, Tags: [{ Key: "a", Value: "b" }] });
  const read = () => iam.ask("GetOpenIDConnectProvider", { OpenIDConnectProviderArn });
  expect(await read()).toEqual({
    Url: "token.actions.githubusercontent.com",
    ClientIDList: ["sts.amazonaws.com"],
    ThumbprintList: [thumbprint.toLowerCase()],
    CreateDate: expect.stringMatching(/Z$/),
    Tags: [{ Key: "a", Value: "b" }],
  });
  const client = (ClientID: string) => ({ OpenIDConnectProviderArn, ClientID });
  await iam.ask("AddClientIDToOpenIDConnectProvider", client("other"));
  await iam.ask("AddClientIDToOpenIDConnectProvider", client("other"));
  expect((await read()).ClientIDList).toEqual(["sts.amazonaws.com", "other"]);
  await iam.ask("RemoveClientIDFromOpenIDConnectProvider", client("sts.amazonaws.com"));
  await iam.ask("RemoveClientIDFromOpenIDConnectProvider", client("never there"));
  expect((await read()).ClientIDList).toEqual(["other"]);
  const ThumbprintList = ["a".repeat(40), "b".repeat(40)];
  await iam.ask("UpdateOpenIDConnectProviderThumbprint", { OpenIDConnectProviderArn, ThumbprintList });
  expect((await read()).ThumbprintList).toEqual(ThumbprintList);
  await iam.ask("TagOpenIDConnectProvider", { OpenIDConnectProviderArn, Tags: [{ Key: "c", Value: "d" }] });
  await iam.ask("UntagOpenIDConnectProvider", { OpenIDConnectProviderArn, TagKeys: ["a"] });
  expect(await iam.ask("ListOpenIDConnectProviderTags", { OpenIDConnectProviderArn })).toEqual({
    Tags: [{ Key: "c", Value: "d" }],
    IsTruncated: "false",
  });
  expect(await iam.ask("ListOpenIDConnectProviders")).toEqual({
    OpenIDConnectProviderList: [{ Arn: OpenIDConnectProviderArn }],
  });
  expect(await iam.refusal("CreateOpenIDConnectProvider", { Url })).toBe(
    `409 EntityAlreadyExists: Provider with url ${Url} already exists.`,
  );
  await iam.ask("DeleteOpenIDConnectProvider", { OpenIDConnectProviderArn });
  await iam.ask("DeleteOpenIDConnectProvider", { OpenIDConnectProviderArn });
  expect(await iam.refusal("GetOpenIDConnectProvider", { OpenIDConnectProviderArn })).toBe(
    `404 NoSuchEntity: OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
  );
  expect(await iam.ask("ListOpenIDConnectProviders")).toEqual({ OpenIDConnectProviderList: "" });
});

it("a provider without audience or thumbprint has empty lists", async () => {
  const made = await iam.ask("CreateOpenIDConnectProvider", { Url: "https://ci.example.com:8443/realms/one" });
  const arn = "arn:aws:iam::123456789012:oidc-provider/ci.example.com:8443/realms/one";
  expect(made).toEqual({ OpenIDConnectProviderArn: arn });
  expect(await iam.ask("GetOpenIDConnectProvider", { OpenIDConnectProviderArn: arn })).toMatchObject({
    ClientIDList: "",
    ThumbprintList: "",
    Tags: "",
  });
});

it.each([
  "http://ci.example.com",
  "ci.example.com",
  "https://",
  "https://a b",
  "https://u@h",
  "https://h/?q",
  "https://h#f",
])("%s is no issuer", async (url) => {
  expect(await iam.refusal("CreateOpenIDConnectProvider", { Url: url })).toBe(
    "400 InvalidInput: Invalid Open ID Connect Provider URL",
  );
});

it("thumbprints and audiences have their limits", async () => {
  const make = (input: object) =>
    iam.refusal("CreateOpenIDConnectProvider", { Url: "https://h.example.com", ...input });
  expect(await make({ ThumbprintList: ["z".repeat(40)] })).toMatch(/^400 InvalidInput: Thumbprint z+ must be/);
  expect(await make({ ThumbprintList: Array.from({ length: 6 }, () => "a".repeat(40)) })).toBe(
    "400 InvalidInput: Thumbprint list must contain fewer than 5 entries.",
  );
  expect(await make({ ClientIDList: Array.from({ length: 101 }, (_, index) => `client-${index}`) })).toBe(
    "409 LimitExceeded: Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100",
  );
  expect(await iam.refusal("GetOpenIDConnectProvider", { OpenIDConnectProviderArn: "x".repeat(20) })).toBe(
    "400 ValidationError: Invalid ARN:  Could not be parsed!",
  );
});
