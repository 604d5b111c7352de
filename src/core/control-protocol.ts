import type { ClockMove, ClockReading } from "./cloud-clock.ts";
import { InkanError } from "./error.ts";
import { formatRunningCloud, parseRunningCloud, type RunningCloudRecord } from "./running-cloud.ts";

/** The requests of the control door, which speaks HTTP and JSON on a unix socket. */
export const controlRequests = {
  /** Answers with a `CloudStatus`, once everything is there. */
  status: { method: "GET", path: "/status" },
  /** Answers at once; the record is gone when the cloud has ended. */
  down: { method: "POST", path: "/down" },
  /** Answers with a `ClockReading`. */
  clock: { method: "GET", path: "/clock" },
  /** Takes a `ClockMove`, answers with the `ClockReading` after it. */
  moveClock: { method: "POST", path: "/clock" },
  /** Takes a `LifecycleRunRequest`, answers with a `LifecycleRun`. */
  runLifecycle: { method: "POST", path: "/lifecycle-run" },
  /** Takes an `AccessQuestion`, answers with an `AccessExplanation`. */
  explainAccess: { method: "POST", path: "/iam-explain" },
  /** Answers with `MirrorContents`. */
  mirror: { method: "GET", path: "/mirror" },
  /** Takes a `MirrorImport`, whose layers must be there; answers with `MirrorContents`. */
  importImage: { method: "POST", path: "/mirror/images" },
  /** Takes a `MirrorName`, answers with `MirrorContents`. */
  removeImport: { method: "POST", path: "/mirror/remove" },
} as const;

/** The path of a layer of the mirror: `GET` answers whether it is there, as `{"stored":…}`, `PUT` takes its bytes. */
export function mirrorLayerPath(digest: string): string {
  return `/mirror/layers/${digest}`;
}

/** One of them. */
export type ControlRequest = { readonly method: "GET" | "POST"; readonly path: string };

/** A text that came through the control door is not what this version writes, or asks for what there is not. */
export class ControlProtocolError extends InkanError<"CONTROL_MESSAGE_INVALID"> {
  override readonly name = "ControlProtocolError";

  constructor(what: string) {
    super("CONTROL_MESSAGE_INVALID", `the control door was sent ${what}`, {
      next: "stop the cloud with the inkan that started it, then start it again",
    });
  }
}

/** What a running cloud says of itself. */
export type CloudStatus = {
  readonly record: RunningCloudRecord;
  /** What was made at the first start and is still there, in the cloud's own account and region. */
  readonly samples: {
    readonly repository?: string;
    readonly key?: { readonly id: string; readonly arn: string };
    readonly role?: { readonly arn: string };
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

/** The text of what the clocks show. */
export function formatClockReading({ wall, cloud }: ClockReading): string {
  return JSON.stringify({ wall, cloud });
}

/**
 * Reads the text of what the clocks show.
 *
 * @throws ControlProtocolError
 */
export function parseClockReading(text: string): ClockReading {
  const { wall, cloud } = parseMembers(text);
  const reading = { wall: new Date(String(wall)), cloud: new Date(String(cloud)) };
  if (Number.isNaN(reading.wall.getTime() + reading.cloud.getTime())) throw new ControlProtocolError("no time");
  return reading;
}

/** The text of a move of the clock: `{"advanceMs":…}` or `{"to":…}`. */
export function formatClockMove(move: ClockMove): string {
  return JSON.stringify(move.kind === "advance" ? { advanceMs: move.ms } : { to: move.time });
}

/**
 * Reads the text of a move of the clock.
 *
 * @throws ControlProtocolError where it is none, or both moves at once
 */
export function parseClockMove(text: string): ClockMove {
  const { advanceMs, to } = parseMembers(text);
  if (typeof advanceMs === "number" && to === undefined) return { kind: "advance", ms: advanceMs };
  if (typeof to === "string" && advanceMs === undefined) return { kind: "to", time: new Date(to) };
  throw new ControlProtocolError("no move of the clock: it takes either advanceMs, a number, or to, a time");
}

/** Why the control door refused a request: an `InkanError` of the cloud's. */
export type ControlRefusal = { readonly code: string; readonly message: string; readonly next?: string };

/** The text of a refusal. */
export function formatControlRefusal({ code, message, next }: InkanError): string {
  return JSON.stringify({ code, message, next });
}

/** Reads the text of a refusal; undefined where it is none. */
export function parseControlRefusal(text: string): ControlRefusal | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { code, message, next } = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof code !== "string" || typeof message !== "string") return undefined;
  return { code, message, ...(typeof next === "string" ? { next } : {}) };
}

/**
 * The members of a JSON object.
 *
 * @throws ControlProtocolError
 */
export function parseMembers(text: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new ControlProtocolError("a text that is no JSON");
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new ControlProtocolError("JSON that is no object");
  }
  return parsed as Readonly<Record<string, unknown>>;
}
