import type { LogFacts } from "../../core/log-line.ts";

/** One answered request. Holds no secret: no header, no body, and of the query only what is known to be harmless. */
export type RequestEntry = {
  readonly door: string;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** The answer's status; 0 where the client went away before it was whole. */
  readonly status: number;
  readonly ms: number;
  /** Who it was made by, once known. */
  readonly principal?: string;
  /** `ecr:PutImage` and the like, once known. */
  readonly operation?: string;
};

/** Where a cloud says what it does. */
export type CloudLog = {
  request(entry: RequestEntry): void;
  info(message: string, facts?: LogFacts): void;
  /** The cloud works, but its owner should change something; the message says what. */
  warn(message: string, facts?: LogFacts): void;
  /** Something failed that was not the client's doing; the error is logged with its stack, and only here. */
  error(message: string, cause: unknown, facts?: LogFacts): void;
  /** Writes what is still held back; what is told to the log later is lost. */
  close(): Promise<void>;
};

/** A log that tells several. */
export function combineLogs(logs: readonly CloudLog[]): CloudLog {
  return {
    request: (entry) => logs.forEach((log) => void log.request(entry)),
    info: (message, facts) => logs.forEach((log) => void log.info(message, facts)),
    warn: (message, facts) => logs.forEach((log) => void log.warn(message, facts)),
    error: (message, cause, facts) => logs.forEach((log) => void log.error(message, cause, facts)),
    close: async () => {
      await Promise.all(logs.map((log) => log.close()));
    },
  };
}
