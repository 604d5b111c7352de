import type { Readable } from "node:stream";
import { AwsError } from "./aws-error.ts";
import type { BodyHold } from "./body-budget.ts";

/**
 * Milliseconds in which a body must come to its end: the largest at 2 Mbit a second. The door's own bound is on silence
 * alone, so that a body could trickle in for ever.
 */
const bodyMs = 120_000;

/** How much of a body is taken. */
export type BodyRules = {
  readonly maxBytes: number;
  /** What is said to a longer one. */
  readonly refusal: () => AwsError;
  /** Bytes that are not charged to `hold`. */
  readonly freeBytes: number;
  /** What the body holds of the memory that all bodies share; its release is the caller's, when the bytes are used. */
  readonly hold: BodyHold;
};

/**
 * Reads a whole request body.
 *
 * @param body the request's raw stream; undefined where there is none
 * @param announced its length in bytes, where the request says it
 * @throws AwsError what `rules.refusal` makes, as soon as the limit is known to be passed; `ThrottlingException` where
 *   other bodies have taken the memory; `RequestTimeoutException`. The rest is let go unread
 */
export function readBody(
  body: Readable | undefined,
  announced: number | undefined,
  rules: BodyRules,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (body === undefined) {
      resolve(new Uint8Array());
      return;
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let isOver = false;
    const end = (): void => {
      isOver = true;
      clearTimeout(deadline);
    };
    const refuse = (error: Error): void => {
      end();
      chunks.length = 0;
      reject(error);
    };
    const deadline = setTimeout(() => refuse(tooSlow()), bodyMs);
    if (announced !== undefined && announced > rules.maxBytes) {
      refuse(rules.refusal());
      return;
    }
    // Listeners, not an async iterator: that costs a small request more than its signature does.
    body.on("data", (chunk: Uint8Array) => {
      if (isOver) return;
      bytes += chunk.byteLength;
      if (bytes > rules.maxBytes) refuse(rules.refusal());
      else if (bytes > rules.freeBytes && !rules.hold.growTo(bytes)) refuse(tooBusy());
      else chunks.push(chunk);
    });
    body.on("end", () => {
      if (isOver) return;
      end();
      resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks, bytes));
    });
    body.on("error", refuse);
    body.on("close", () => {
      if (!isOver) refuse(new Error("the client went away"));
    });
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
