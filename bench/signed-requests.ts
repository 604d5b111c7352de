import { SignatureV4 } from "@smithy/signature-v4";
import type { AccessKey } from "../src/core/running-cloud.ts";
import { NodeSha256 } from "../test/node-sha256.ts";
import type { RawRequest } from "./wrk.ts";

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
      const signer = new SignatureV4({ credentials, region: "ap-northeast-1", service, sha256: NodeSha256 });
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
