import { formatRunningCloud, parseRunningCloud, type RunningCloudRecord } from "./running-cloud.ts";

/** The requests of the control door, which speaks HTTP and JSON on a unix socket. */
export const controlRequests = {
  /** Answers with a `CloudStatus`, once everything is there. */
  status: { method: "GET", path: "/status" },
  /** Answers at once; the record is gone when the cloud has ended. */
  down: { method: "POST", path: "/down" },
} as const;

/** What a running cloud says of itself. */
export type CloudStatus = {
  readonly record: RunningCloudRecord;
  /** What was made at the first start and is still there, in the cloud's own account and region. */
  readonly samples: {
    readonly repository?: string;
    readonly key?: { readonly id: string; readonly arn: string };
  };
};

/** The text of a status. */
export function formatStatus({ record, samples }: CloudStatus): string {
  return JSON.stringify({ record: JSON.parse(formatRunningCloud(record)), samples });
}

/**
 * Reads the text of a status.
 *
 * @throws RunningCloudError where it is not what this version's cloud writes
 */
export function parseStatus(text: string): CloudStatus {
  const parsed = JSON.parse(text) as { readonly record?: unknown; readonly samples?: CloudStatus["samples"] };
  return { record: parseRunningCloud(JSON.stringify(parsed.record ?? null)), samples: parsed.samples ?? {} };
}
