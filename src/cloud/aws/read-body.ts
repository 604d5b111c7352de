import type { Readable } from "node:stream";
import { AwsError } from "./aws-error.ts";

/**
 * Largest JSON body, in bytes: PutImage takes a manifest of 4 MiB, in which every quote and line break costs two bytes
 * as JSON.
 */
const maxJsonBodyBytes = 10 * 1024 * 1024;

/** Largest body of UploadLayerPart, in bytes: 20 MiB are 26.7 MiB as base64, the rest is for its other members. */
const maxLayerPartBodyBytes = 28 * 1024 * 1024;

/** Largest form, in bytes: a policy of 131,072 characters triples when it is percent-encoded. */
const maxFormBytes = 1024 * 1024;

/** The largest body that is read for a request, by its `X-Amz-Target`; undefined for forms. */
export function bodyLimit(target: string | undefined): number {
  if (target === undefined) return maxFormBytes;
  return target.endsWith(".UploadLayerPart") ? maxLayerPartBodyBytes : maxJsonBodyBytes;
}

/**
 * Reads a whole request body.
 *
 * @param body the request's raw stream; undefined where there is none
 * @throws AwsError `RequestEntityTooLargeException` as soon as the limit is passed; the rest is let go unread
 */
export function readBody(body: Readable | undefined, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (body === undefined) {
      resolve(new Uint8Array());
      return;
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    // Listeners, not an async iterator: that costs a small request more than its signature does.
    body.on("data", (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) chunks.push(chunk);
      else reject(tooLarge(maxBytes));
    });
    body.on("end", () => resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, bytes)));
    body.on("error", reject);
    body.on("close", () => {
      if (!body.readableEnded) reject(new Error("the client went away"));
    });
  });
}

function tooLarge(maxBytes: number): AwsError {
  return new AwsError("RequestEntityTooLargeException", `The request body is larger than ${maxBytes} bytes.`, {
    status: 413,
  });
}
