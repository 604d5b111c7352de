import { SignatureV4 } from "@smithy/signature-v4";
import { expect, test } from "vitest";
import { NodeSha256 } from "../../../test/node-sha256.ts";
import type { Region } from "./scope.ts";
import { signJsonCall } from "./sign-json-call.ts";

const now = new Date("2026-02-03T04:05:06.789Z");
const region = "ap-northeast-1" as Region;
const headers = {
  host: "localhost:4566",
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": "TrentService.GetPublicKey",
};

test.each([
  ["a lasting key", { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalr/XUtn+FEMI" }],
  ["a session", { accessKeyId: "ASIAIOSFODNN7EXAMPLE", secretAccessKey: "s", sessionToken: "IQoJb3/+==" }],
])("the signature of %s is the SDK's own", async (_, credentials) => {
  const body = '{"KeyId":"alias/schlüssel"}';
  // The judge's flag: that it need not add the body's hash as a header, which is signed for S3 alone.
  const signer = new SignatureV4({ credentials, region, service: "kms", sha256: NodeSha256, applyChecksum: false });
  const judged = await signer.sign(
    { method: "POST", protocol: "http:", hostname: "localhost", port: 4566, path: "/", query: {}, headers, body },
    { signingDate: now },
  );
  const signed = signJsonCall({ headers, body: Buffer.from(body) }, { credentials, region, service: "kms", now });
  expect(signed).toEqual(judged.headers);
});
