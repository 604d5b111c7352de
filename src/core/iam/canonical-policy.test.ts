import { describe, expect, it } from "vitest";
import { canonicalPolicy, isSamePolicy } from "./canonical-policy.ts";

const policyOf = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const sign = { Effect: "Allow", Action: ["kms:Sign", "kms:Verify"], Resource: "*" };

describe("isSamePolicy", () => {
  it.each<[string, string, string]>([
    [
      "other white space and order of members",
      policyOf(sign),
      JSON.stringify(JSON.parse(policyOf(sign)), undefined, 3),
    ],
    ["a Sid", policyOf(sign), policyOf({ Sid: "Sign", ...sign })],
    [
      "another order of actions, one twice",
      policyOf(sign),
      policyOf({ ...sign, Action: ["kms:Verify", "kms:Sign", "kms:Sign"] }),
    ],
    ["another case of an action", policyOf(sign), policyOf({ ...sign, Action: ["KMS:sign", "kms:Verify"] })],
    ["a list of one", policyOf(sign), policyOf({ ...sign, Resource: ["*"] })],
    ["one statement without a list", policyOf(sign), JSON.stringify({ Version: "2012-10-17", Statement: sign })],
    [
      "an account by its number",
      policyOf({ ...sign, Principal: { AWS: "123456789012" } }),
      policyOf({ ...sign, Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
    ],
    ["everyone by a star", policyOf({ ...sign, Principal: "*" }), policyOf({ ...sign, Principal: { AWS: "*" } })],
    [
      "another case of a condition key",
      policyOf({ ...sign, Condition: { StringEquals: { "aws:SourceVpc": "a" } } }),
      policyOf({ ...sign, Condition: { StringEquals: { "aws:sourcevpc": ["a"] } } }),
    ],
    [
      "another order of statements",
      policyOf(sign, { ...sign, Effect: "Deny" }),
      policyOf({ ...sign, Effect: "Deny" }, sign),
    ],
  ])("takes no notice of %s", (_what, one, other) => {
    expect(isSamePolicy(one, other)).toBe(true);
  });

  it.each<[string, string, string]>([
    ["an action more", policyOf(sign), policyOf({ ...sign, Action: ["kms:Sign", "kms:Verify", "kms:*"] })],
    ["another effect", policyOf(sign), policyOf({ ...sign, Effect: "Deny" })],
    [
      "a statement more",
      policyOf(sign),
      policyOf(sign, { ...sign, Resource: "arn:aws:kms:eu-west-1:123456789012:key/a" }),
    ],
    [
      "Action and NotAction",
      policyOf({ Effect: "Deny", Action: "a:B", Resource: "*" }),
      policyOf({ Effect: "Deny", NotAction: "a:B", Resource: "*" }),
    ],
    [
      "another case of a condition's value",
      policyOf({ ...sign, Condition: { StringEquals: { k: "A" } } }),
      policyOf({ ...sign, Condition: { StringEquals: { k: "a" } } }),
    ],
    [
      "another operator",
      policyOf({ ...sign, Condition: { StringEquals: { k: "a*" } } }),
      policyOf({ ...sign, Condition: { StringLike: { k: "a*" } } }),
    ],
    ["the older language", policyOf(sign), JSON.stringify({ Statement: [sign] })],
    ["a text that is no policy", policyOf(sign), "no policy"],
  ])("tells %s", (_what, one, other) => {
    expect(isSamePolicy(one, other)).toBe(false);
  });
});

describe("canonicalPolicy", () => {
  it("shows statements in the order in which AWS prints their members, as they were written", () => {
    const text = policyOf({
      Resource: ["*"],
      Condition: { Bool: { "aws:SecureTransport": true } },
      Action: "kms:Sign",
      Effect: "Allow",
      Sid: "s",
    });
    const { version, statements } = canonicalPolicy(text) ?? { version: "", statements: [] };
    expect([version, ...statements.map((statement) => statement.text)]).toEqual([
      "2012-10-17",
      '{"Effect":"Allow","Action":"kms:Sign","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}',
    ]);
  });

  it.each(["", "[]", "null", '{"Statement":["a"]}'])("knows %s for no policy", (text) => {
    expect(canonicalPolicy(text)).toBeUndefined();
  });
});
