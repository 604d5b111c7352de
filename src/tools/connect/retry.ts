import { setTimeout as wait } from "node:timers/promises";
import { failureCode } from "./connection-failure.ts";
import { RegistryError } from "./registry-error.ts";

/** Attempts of one request, the first included: a short outage passes, a long one is reported soon. */
export const MAX_ATTEMPTS = 4;

/** First pause in milliseconds; each further one is three times as long. */
const FIRST_PAUSE_MS = 200;

/** Longest pause a `Retry-After` may ask for, in milliseconds: people wait for a command, not for a minute's quota. */
const MAX_PAUSE_MS = 20_000;

/** Answers that another attempt may improve (RFC 9110; the set that go-containerregistry retries, and 429). */
const passingStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Connection failures that another attempt may improve; a refused one or an unknown name is an answer of its own. */
const passingCodes: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"]);

/** Whether a failure is worth another attempt. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof RegistryError)) return false;
  return passingStatuses.has(error.answer.status ?? 0) || passingCodes.has(failureCode(error.cause));
}

/**
 * How long to wait before the next attempt, in milliseconds.
 *
 * @param attempt the one that failed, counted from 1
 * @param retryAfter the header's value: seconds, or a date that is then compared with `now`
 * @param random from 0 to 1: spreads clients that failed together
 */
export function pauseBefore(
  attempt: number,
  retryAfter: string | undefined,
  { now, random }: { readonly now: Date; readonly random: number },
): number {
  const asked = retryAfter === undefined ? Number.NaN : readRetryAfter(retryAfter, now);
  if (asked >= 0) return Math.min(asked, MAX_PAUSE_MS);
  const pause = FIRST_PAUSE_MS * 3 ** (attempt - 1);
  return Math.min(pause / 2 + (pause / 2) * random, MAX_PAUSE_MS);
}

function readRetryAfter(value: string, now: Date): number {
  return /^[0-9]+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
}

/** Waits before the next attempt. Rejects when the signal aborts. */
export async function pause(
  attempt: number,
  retryAfter: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const time = pauseBefore(attempt, retryAfter, { now: new Date(), random: Math.random() });
  await wait(time, undefined, signal === undefined ? {} : { signal });
}
