import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import { expect, test } from "vitest";
import type { Region } from "./scope.ts";
import { signJsonCall } from "./sign-json-call.ts";

/** SHA-256 as the judge wants it; keyed where it makes an HMAC. */
class Sha256 {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as string);
  }

  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error("a hash is used once");
  }
}

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
  const signer = new SignatureV4({ credentials, region, service: "kms", sha256: Sha256, applyChecksum: false });
  const judged = await signer.sign(
    { method: "POST", protocol: "http:", hostname: "localhost", port: 4566, path: "/", query: {}, headers, body },
    { signingDate: now },
  );
  const signed = signJsonCall({ headers, body: Buffer.from(body) }, { credentials, region, service: "kms", now });
  expect(signed).toEqual(judged.headers);
});
