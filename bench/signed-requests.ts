import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AccessKey } from "../src/core/running-cloud.ts";
import type { RawRequest } from "./wrk.ts";

/** SHA-256 as the signer wants it; keyed where it makes an HMAC. */
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

/** An AWS JSON 1.1 call. */
export type Call = {
  readonly service: "ecr" | "kms";
  /** `X-Amz-Target`. */
  readonly target: string;
  readonly input: unknown;
};

/**
 * Signs calls so that they can be sent as often as one likes while the signatures are fresh (five minutes): what a load
 * generator then costs is the sending alone, and the server has all of its work.
 */
export async function signCalls(
  calls: readonly Call[],
  { port, credentials }: { readonly port: number; readonly credentials: AccessKey },
): Promise<readonly RawRequest[]> {
  return await Promise.all(
    calls.map(async ({ service, target, input }) => {
      const signer = new SignatureV4({ credentials, region: "ap-northeast-1", service, sha256: Sha256 });
      const body = JSON.stringify(input);
      const signed = await signer.sign({
        method: "POST",
        protocol: "http:",
        hostname: "127.0.0.1",
        port,
        path: "/",
        query: {},
        headers: {
          host: `127.0.0.1:${port}`,
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": target,
        },
        body,
      });
      return { method: "POST", path: "/", headers: signed.headers, body };
    }),
  );
}
