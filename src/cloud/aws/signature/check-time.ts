import type { AuthFailure } from "./auth-failure.ts";

/** When a request was signed, or what is wrong with its timestamp. */
export type TimeReading =
  | { readonly kind: "time"; readonly at: Date }
  | { readonly kind: "refused"; readonly failure: AuthFailure };

const basicFormat = /^\d{8}T\d{6}Z$/;

/** Reads `YYYYMMDDTHHMMSSZ`. */
export function readTimestamp(timestamp: string): TimeReading {
  const at = new Date(basicFormat.test(timestamp) ? toExtendedFormat(timestamp) : Number.NaN);
  if (!Number.isNaN(at.getTime())) return { kind: "time", at };
  const message = `Date must be in ISO-8601 'basic format'. Got '${timestamp}'. See http://en.wikipedia.org/wiki/ISO_8601`;
  return { kind: "refused", failure: { kind: "incomplete", message } };
}

function toExtendedFormat(basic: string): string {
  const date = `${basic.slice(0, 4)}-${basic.slice(4, 6)}-${basic.slice(6, 8)}`;
  return `${date}T${basic.slice(9, 11)}:${basic.slice(11, 13)}:${basic.slice(13)}`;
}

/** Refuses a request that was signed longer ago, or further ahead, than the service's skew. */
export function checkSkew(timestamp: string, at: Date, now: Date, skewMinutes: number): AuthFailure | undefined {
  const skewMs = skewMinutes * 60_000;
  const aheadMs = at.getTime() - now.getTime();
  if (aheadMs < -skewMs) {
    const oldest = formatTimestamp(new Date(now.getTime() - skewMs));
    const limits = `${oldest} (${formatTimestamp(now)} - ${skewMinutes} min.)`;
    return { kind: "stale", message: `Signature expired: ${timestamp} is now earlier than ${limits}` };
  }
  if (aheadMs > skewMs) {
    const newest = formatTimestamp(new Date(now.getTime() + skewMs));
    const limits = `${newest} (${formatTimestamp(now)} + ${skewMinutes} min.)`;
    return { kind: "stale", message: `Signature not yet current: ${timestamp} is still later than ${limits}` };
  }
  return undefined;
}

/** Longest life of a presigned URL, in seconds (AWS General Reference: 7 days). */
const maxExpiresSeconds = 604_800;

/** Refuses a presigned URL that has outlived its `X-Amz-Expires`. */
export function checkExpiry(expires: string, at: Date, now: Date): AuthFailure | undefined {
  const seconds = /^\d{1,6}$/.test(expires) ? Number(expires) : Number.NaN;
  if (!(seconds <= maxExpiresSeconds)) {
    return { kind: "incomplete", message: `X-Amz-Expires must be a number of seconds up to ${maxExpiresSeconds}.` };
  }
  if (now.getTime() <= at.getTime() + seconds * 1000) return undefined;
  return { kind: "stale", message: "Request has expired." };
}

function formatTimestamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, "");
}
