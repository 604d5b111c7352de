import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NodeSha256 } from "../../../test/node-sha256.ts";
import type { AccountId } from "../../core/aws/scope.ts";
import { authenticate } from "./authenticate.ts";
import type { AccessKeys } from "./signature/access-keys.ts";
import { readHeaders, type SignedRequest } from "./signature/signed-request.ts";
import { deriveSigningKey } from "./signature/signing-key.ts";

// The key of AWS's published aws-sig-v4-test-suite.
const accessKeyId = "AKIDEXAMPLE";
const secretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const account = "123456789012" as AccountId;
const principal = { kind: "root", account, arn: `arn:aws:iam::${account}:root`, uniqueId: account } as const;
const accessKeys: AccessKeys = {
  find: (id) =>
    id === accessKeyId
      ? { principal, tokenHash: undefined, signingKey: (scope) => deriveSigningKey(secretAccessKey, scope) }
      : undefined,
};
const now = new Date("2015-08-30T12:36:00Z");
const options = { accessKeys, service: "service", now, skewMinutes: 5 };

type Message = {
  readonly method: string;
  readonly query: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

function asSigned({ method, query, headers, body }: Message): SignedRequest {
  return { method, query, headers: readHeaders(headers.flat()), body: Buffer.from(body) };
}

describe("the aws-sig-v4-test-suite", () => {
  const form: readonly [string, string] = ["Content-Type", "application/x-www-form-urlencoded"];
  const vectors: [string, Omit<Message, "headers"> & { readonly headers?: Message["headers"] }, string, string][] = [
    [
      "get-vanilla",
      { method: "GET", query: "", body: "" },
      "host;x-amz-date",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ],
    [
      "get-vanilla-query-order-key-case",
      { method: "GET", query: "Param2=value2&Param1=value1", body: "" },
      "host;x-amz-date",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ],
    [
      "post-vanilla",
      { method: "POST", query: "", body: "" },
      "host;x-amz-date",
      "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    ],
    [
      "post-x-www-form-urlencoded",
      { method: "POST", query: "", headers: [form], body: "Param1=value1" },
      "content-type;host;x-amz-date",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    ],
    [
      "get-header-value-trim",
      {
        method: "GET",
        query: "",
        headers: [
          ["My-Header1", " value1"],
          ["My-Header2", ' "a   b   c"'],
        ],
        body: "",
      },
      "host;my-header1;my-header2;x-amz-date",
      "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
    ],
  ];

  it.each(vectors)("%s", (_, message, signedHeaders, signature) => {
    const credential = `${accessKeyId}/20150830/us-east-1/service/aws4_request`;
    const headers: Message["headers"] = [
      ["Host", "example.amazonaws.com"],
      ["X-Amz-Date", "20150830T123600Z"],
      ...(message.headers ?? []),
      [
        "Authorization",
        `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
      ],
    ];
    expect(authenticate(asSigned({ ...message, headers }), options)).toEqual({
      kind: "authenticated",
      principal,
      scope: { account, region: "us-east-1" },
    });
  });
});

describe("what @smithy/signature-v4 signs", () => {
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey },
    region: "eu-west-1",
    service: "service",
    sha256: NodeSha256,
  });
  const text = fc.string({ unit: "binary", maxLength: 20 }).filter((value) => value.isWellFormed());
  const headerValue = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
  const message = fc.record({
    method: fc.constantFrom("GET", "POST"),
    query: fc.dictionary(
      fc
        .string({ unit: "binary", minLength: 1, maxLength: 8 })
        .filter((name) => name.isWellFormed() && !/^x-amz-/i.test(name)),
      fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
      { maxKeys: 4, noNullPrototype: true },
    ),
    headers: fc.dictionary(fc.stringMatching(/^x-[a-z]{1,8}$/), headerValue, { maxKeys: 4, noNullPrototype: true }),
    body: text,
  });

  it("is authentic, and is not once anything of it is changed", async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.nat(), async ({ method, query, headers, body }, choice) => {
        const signed = await signer.sign(
          {
            method,
            protocol: "http:",
            hostname: "localhost",
            port: 4566,
            path: "/",
            query,
            headers: { host: "localhost:4566", ...headers },
            body,
          },
          { signingDate: now },
        );
        const pairs = Object.entries(query).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, each] as const),
        );
        const wire: Message = {
          method,
          query: pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&"),
          headers: Object.entries(signed.headers),
          body,
        };
        expect(authenticate(asSigned(wire), options)).toMatchObject({ kind: "authenticated" });
        const changed = changes(wire);
        expect(authenticate(asSigned(changed[choice % changed.length] as Message), options)).toMatchObject({
          kind: "refused",
        });
      }),
    );
  });

  it("is authentic when presigned, and is not once anything of it is changed", async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.nat(), async ({ query }, choice) => {
        const presigned = await signer.presign(
          {
            method: "GET",
            protocol: "http:",
            hostname: "localhost",
            path: "/",
            query,
            headers: { host: "localhost" },
            body: "",
          },
          { signingDate: now, expiresIn: 60 },
        );
        const pairs = Object.entries(presigned.query ?? {}).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, each ?? ""] as const),
        );
        const wire: Message = {
          method: "GET",
          query: pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&"),
          headers: [["Host", "localhost"]],
          body: "",
        };
        expect(authenticate(asSigned(wire), options)).toMatchObject({ kind: "authenticated" });
        const changed = changes(wire);
        expect(authenticate(asSigned(changed[choice % changed.length] as Message), options)).toMatchObject({
          kind: "refused",
        });
      }),
    );
  });

  function changes(wire: Message): readonly Message[] {
    return [
      { ...wire, method: wire.method === "GET" ? "POST" : "GET" },
      { ...wire, body: `${wire.body}x` },
      { ...wire, query: `${wire.query}&y=` },
      { ...wire, query: wire.query === "" ? "x" : wire.query.replace(/=/, "=x") },
      ...wire.headers
        .filter(([name]) => name.toLowerCase() !== "authorization")
        .map((_, index) => ({
          ...wire,
          headers: wire.headers.map(([name, value], at) =>
            at === index ? ([name, `${value}x`] as const) : ([name, value] as const),
          ),
        })),
      ...wire.headers.map((_, index) => ({ ...wire, headers: wire.headers.filter((_header, at) => at !== index) })),
      ...wire.headers.map((header) => ({ ...wire, headers: [...wire.headers, header] })),
    ];
  }
});
