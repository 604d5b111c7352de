import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccessTestCloud, allow, refusal, signerOf, startAccessTestCloud } from "./test-access-cloud.ts";

const account = "123456789012";
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-384" });

/** What the issuer publishes, changed by tests. */
const published = { keys: [] as object[], issuer: "", keysUrl: "", redirect: false, asked: 0 };
let issuerServer: Server;
let issuer: string;
let world: AccessTestCloud;
let roleArn: string;
let anonymous: STSClient;

beforeAll(async () => {
  issuerServer = createServer((request, answer) => {
    published.asked += 1;
    if (published.redirect) return void answer.writeHead(302, { location: `${issuer}${request.url}` }).end();
    if (request.url === "/.well-known/openid-configuration") {
      return void answer.end(JSON.stringify({ issuer: published.issuer, jwks_uri: published.keysUrl }));
    }
    return void answer.end(JSON.stringify({ keys: published.keys }));
  });
  await new Promise<void>((resolve) => issuerServer.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(issuerServer.address() as AddressInfo).port}`;
  issuer = `http://${host}`;
  world = await startAccessTestCloud();
  await world.iam.ask("CreateOpenIDConnectProvider", { Url: `https://${host}`, ClientIDList: ["sts.amazonaws.com"] });
  roleArn = await world.role(
    "github",
    {
      Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${host}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { [`${host}:aud`]: "sts.amazonaws.com" },
        StringLike: { [`${host}:sub`]: ["repo:acme/shop:*", "repo:acme@12/shop@34:*"] },
      },
    },
    allow("ecr:Describe*"),
  );
  anonymous = new STSClient({
    region: "ap-northeast-1",
    endpoint: world.cloud.endpoint,
    maxAttempts: 1,
    credentials: { accessKeyId: "", secretAccessKey: "" },
  });
});
afterAll(async () => {
  anonymous.destroy();
  await world.close();
  await new Promise((resolve) => issuerServer.close(resolve));
});
beforeEach(() => {
  const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: "jwk" }), kid, use: "sig" });
  published.keys = [jwk(rsa.publicKey, "rsa-1"), jwk(ec.publicKey, "ec-1")];
  published.issuer = issuer;
  published.keysUrl = `${issuer}/keys`;
  published.redirect = false;
  // Past the time for which the issuer's keys are kept.
  world.cloud.ahead.wall += 2 * 60 * 60 * 1000;
});

const seconds = () => Math.floor(world.cloud.wallNow().getTime() / 1000);
const encode = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

function claims(more: object = {}): object {
  const now = seconds();
  const sub = "repo:acme/shop:ref:refs/heads/main";
  return { iss: issuer, aud: "sts.amazonaws.com", sub, iat: now, nbf: now, exp: now + 300, ...more };
}

// The SDK names an error after its class: on the wire it is `InvalidIdentityToken`.
/** A token as an issuer makes it, in whichever wrong way a test wants. */
function token(payload: unknown = claims(), header: object = {}, key: KeyObject = rsa.privateKey): string {
  const input = `${encode({ alg: "RS256", typ: "JWT", kid: "rsa-1", ...header })}.${encode(payload)}`;
  const hash = { RS256: "sha256", RS512: "sha512", ES384: "sha384" }[(header as { alg?: string }).alg ?? "RS256"];
  const signature = sign(hash ?? "sha256", Buffer.from(input), { key, dsaEncoding: "ieee-p1363" });
  return `${input}.${signature.toString("base64url")}`;
}

function assume(WebIdentityToken: string, more: Partial<AssumeRoleWithWebIdentityCommandInput> = {}) {
  const input = { RoleArn: roleArn, RoleSessionName: "GitHubActions", WebIdentityToken, ...more };
  return anonymous.send(new AssumeRoleWithWebIdentityCommand(input));
}

const noKey =
  "InvalidIdentityTokenException: Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
const notJwt =
  "InvalidIdentityTokenException: The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
const notAuthorized = "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity";

describe("a token of a trusted issuer", () => {
  it.each([
    ["RS256", () => token()],
    ["RS512", () => token(claims(), { alg: "RS512" })],
    ["ES384", () => token(claims(), { alg: "ES384", kid: "ec-1" }, ec.privateKey)],
    ["a subject with ids", () => token(claims({ sub: "repo:acme@12/shop@34:pull_request" }))],
    ["a token that has just ended", () => token(claims({ exp: seconds() - 200 }))],
  ])("opens the role: %s", async (_name, make) => {
    const { Credentials, AssumedRoleUser, Provider, Audience, SubjectFromWebIdentityToken } = await assume(make());
    const arn = `arn:aws:sts::${account}:assumed-role/github/GitHubActions`;
    expect(AssumedRoleUser?.Arn).toBe(arn);
    expect(Provider).toBe(`arn:aws:iam::${account}:oidc-provider/${issuer.slice("http://".length)}`);
    expect(Audience).toBe("sts.amazonaws.com");
    expect(SubjectFromWebIdentityToken).toMatch(/^repo:acme/);
    const session = world.as(signerOf(Credentials));
    expect((await session.sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(arn);
  });

  it("is checked with keys that are fetched once an hour, and again for a new key", async () => {
    const before = published.asked;
    await assume(token());
    await assume(token());
    expect(published.asked - before).toBe(2); // the configuration and the keys
    const next = generateKeyPairSync("rsa", { modulusLength: 2048 });
    published.keys.push({ ...next.publicKey.export({ format: "jwk" }), kid: "rsa-2" });
    const rotated = () => token(claims(), { kid: "rsa-2" }, next.privateKey);
    expect(await refusal(assume(rotated()))).toBe(noKey);
    expect(published.asked - before).toBe(2);
    world.cloud.ahead.wall += 61_000;
    expect(await assume(rotated())).toHaveProperty("Credentials");
  });
});

describe("AssumeRoleWithWebIdentity refuses", () => {
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const parts = () => token().split(".") as [string, string, string];
  it.each<[string, () => string, string]>([
    ["what is no token", () => "hello.world", notJwt],
    ["a token without a signature", () => `${parts().slice(0, 2).join(".")}.`, notJwt],
    ["padding in a part", () => `${token()}=`, notJwt],
    ["an unknown critical extension", () => token(claims(), { crit: ["b64"], b64: false }), notJwt],
    [
      "a token of nobody known",
      () => token(claims({ iss: "https://else.example" })),
      "InvalidIdentityTokenException: No OpenIDConnect provider found in your account for https://else.example",
    ],
    ["another key's signature", () => token(claims(), {}, other.privateKey), noKey],
    ["a key that the issuer has not", () => token(claims(), { kid: "rsa-9" }), noKey],
    ["no algorithm", () => token(claims(), { alg: "none" }), noKey],
    ["the public key as a shared secret", () => token(claims(), { alg: "HS256" }), noKey],
    ["an algorithm of another kind of key", () => token(claims(), { alg: "ES384" }), noKey],
    ["a token without the name of its key", () => token(claims(), { kid: undefined }), noKey],
    ["changed claims", () => [parts()[0], encode(claims({ sub: "repo:acme/shop:x" })), parts()[2]].join("."), noKey],
    [
      "a token that is not valid yet",
      () => token(claims({ nbf: seconds() + 600 })),
      "InvalidIdentityTokenException: Token not yet valid",
    ],
    [
      "another audience",
      () => token(claims({ aud: "https://github.com/acme" })),
      "InvalidIdentityTokenException: Incorrect token audience",
    ],
    [
      "several audiences without one that asked",
      () => token(claims({ aud: ["sts.amazonaws.com", "x"] })),
      "InvalidIdentityTokenException: Incorrect token audience",
    ],
    [
      "a token without a subject",
      () => token(claims({ sub: undefined })),
      "InvalidIdentityTokenException: Missing a required claim: sub",
    ],
    [
      "a token without an end",
      () => token(claims({ exp: undefined })),
      "InvalidIdentityTokenException: Missing a required claim: exp",
    ],
    ["another repository", () => token(claims({ sub: "repo:acme/other:ref:refs/heads/main" })), notAuthorized],
    [
      "a claim that looks like the subject",
      () => token(claims({ sub: "repo:evil/x:y", SUB: "repo:acme/shop:y" })),
      notAuthorized,
    ],
  ])("%s", async (_name, make, sentence) => {
    expect(await refusal(assume(make()))).toContain(sentence);
  });

  it("a token that has ended, with the times", async () => {
    const exp = seconds() - 301;
    const sentence = `Token expired: current date/time ${seconds()} must be before the expiration date/time ${exp}`;
    expect(await refusal(assume(token(claims({ exp }))))).toBe(`ExpiredTokenException: ${sentence}`);
  });

  it("a role that is not there, or that trusts someone else", async () => {
    const RoleArn = `arn:aws:iam::${account}:role/missing`;
    expect(await refusal(assume(token(), { RoleArn }))).toBe(notAuthorized);
    const own = await world.role("own", { Principal: { AWS: account } });
    expect(await refusal(assume(token(), { RoleArn: own }))).toBe(notAuthorized);
  });

  it("an issuer that redirects, speaks for another, or names keys that are not its own over https", async () => {
    const cases: [keyof typeof published, unknown][] = [
      ["redirect", true],
      ["issuer", "https://else.example"],
      ["keysUrl", "http://else.example/keys"],
      ["keysUrl", "file:///etc/passwd"],
    ];
    for (const [name, value] of cases) {
      const before = published[name];
      Object.assign(published, { [name]: value });
      expect(await refusal(assume(token()))).toContain("IDPCommunicationError");
      Object.assign(published, { [name]: before });
    }
  });

  it("a session longer than the role allows", async () => {
    expect(await refusal(assume(token(), { DurationSeconds: 7200 }))).toContain("exceeds the MaxSessionDuration");
  });
});
