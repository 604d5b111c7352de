import type { Readable } from "node:stream";
import { AwsError } from "./aws-error.ts";

/**
 * Milliseconds in which a body must come to its end, its wait for room included: the largest at 2 Mbit a second. The
 * door's own bound is on silence alone, so that a body could trickle in for ever.
 */
const bodyMs = 120_000;

/** How a body is taken. */
export type BodyRules = {
  /** Its length in bytes, where the request says it. */
  readonly announced: number | undefined;
  readonly maxBytes: number;
  /** What is said to a longer one. */
  readonly refusal: () => AwsError;
  /** Nothing is read before it resolves; the client is made to wait meanwhile. Absent: at once. */
  readonly granted?: Promise<void> | undefined;
};

/**
 * Reads a whole request body.
 *
 * @param body the request's raw stream; undefined where there is none
 * @throws AwsError what `rules.refusal` makes, as soon as the limit is known to be passed; `ThrottlingException` where
 *   there was no room in time, `RequestTimeoutException` where the body did not end in time. The rest is let go unread
 */
export function readBody(body: Readable | undefined, rules: BodyRules): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (body === undefined) {
      resolve(new Uint8Array());
      return;
    }
    if (rules.announced !== undefined && rules.announced > rules.maxBytes) {
      reject(rules.refusal());
      return;
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let state: "waiting" | "reading" | "over" = "waiting";
    const deadline = setTimeout(() => refuse(state === "waiting" ? tooBusy() : tooSlow()), bodyMs);
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
    body.on("close", () => refuse(new Error("the client went away")));
    const begin = (): void => {
      if (state === "over") return;
      state = "reading";
      // Listeners, not an async iterator: that costs a small request more than its signature does.
      body.on("data", (chunk: Uint8Array) => {
        if (state === "over") return;
        bytes += chunk.byteLength;
        if (bytes <= rules.maxBytes) chunks.push(chunk);
        else refuse(rules.refusal());
      });
      body.on("end", () => {
        if (state === "over") return;
        end();
        resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, bytes));
      });
    };
    if (rules.granted === undefined) begin();
    else rules.granted.then(begin);
  });
}

/** The refusal of a body that is larger than it may be. */
export function bodyTooLarge(maxBytes: number): AwsError {
  return new AwsError("RequestEntityTooLargeException", `The request body is larger than ${maxBytes} bytes.`, {
    status: 413,
  });
}

/** Under the code that AWS's clients wait at and try again. */
function tooBusy(): AwsError {
  return new AwsError("ThrottlingException", "Other large requests are under way. Try again.", { status: 400 });
}

function tooSlow(): AwsError {
  const message = `The request body did not come to its end within ${bodyMs / 1000} seconds.`;
  return new AwsError("RequestTimeoutException", message, { status: 408 });
}
