import type { Readable } from "node:stream";

/**
 * Milliseconds in which a body must come to its end, its wait for room included: the largest at 2 Mbit a second. The
 * door's own bound is on silence alone, so that a body could trickle in for ever.
 */
export const bodyMs = 120_000;

/**
 * Why a body is not read to its end: it has more bytes than it may have, there was no room for it in time, or it did not
 * end in time.
 */
export type BodyRefusal = "too-large" | "too-busy" | "too-slow";

/** How a body is taken. */
export type BodyRules = {
  /** Its length in bytes, where the request says it. */
  readonly announced: number | undefined;
  readonly maxBytes: number;
  /** What the client is told. */
  readonly refusal: (why: BodyRefusal) => Error;
  /** Nothing is read before it resolves; the client is made to wait meanwhile. Absent: at once. */
  readonly granted?: Promise<void> | undefined;
};

/**
 * Reads a whole request body.
 *
 * @param body the request's raw stream; undefined where there is none
 * @throws what `rules.refusal` makes, as soon as it is known; the rest is let go unread. An `Error` where the client went
 *   away
 */
export function readBody(body: Readable | undefined, rules: BodyRules): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (body === undefined) {
      resolve(new Uint8Array());
      return;
    }
    if (rules.announced !== undefined && rules.announced > rules.maxBytes) {
      reject(rules.refusal("too-large"));
      return;
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let state: "waiting" | "reading" | "over" = "waiting";
    const deadline = setTimeout(() => refuse(rules.refusal(state === "waiting" ? "too-busy" : "too-slow")), bodyMs);
    const end = (): void => {
      state = "over";
      clearTimeout(deadline);
    };
    const refuse = (error: Error): void => {
      if (state === "over") return;
      end();
      chunks.length = 0;
      reject(error);
    };
    body.on("error", refuse);
    body.on("close", () => {
      // Asked here as well: every body closes in the end, and to make an error costs more than to read a small one.
      if (state !== "over") refuse(new Error("the client went away"));
    });
    const begin = (): void => {
      if (state === "over") return;
      state = "reading";
      // Listeners, not an async iterator: that costs a small request more than its signature does.
      body.on("data", (chunk: Uint8Array) => {
        if (state === "over") return;
        bytes += chunk.byteLength;
        if (bytes <= rules.maxBytes) chunks.push(chunk);
        else refuse(rules.refusal("too-large"));
      });
      body.on("end", () => {
        if (state === "over") return;
        end();
        resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, bytes));
      });
    };
    if (rules.granted === undefined) begin();
    else void rules.granted.then(begin);
  });
}
