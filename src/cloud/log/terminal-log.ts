import { formatLogLine, type LogLine, requestMessage } from "../../core/log-line.ts";
import type { CloudLog } from "./cloud-log.ts";

/** What the log needs of a terminal. */
export type TerminalOutput = { write(text: string): unknown };

/** A log for a person who watches: one line each, failures without their stacks. */
export function createTerminalLog(
  output: TerminalOutput,
  options: { readonly wall: () => Date; readonly color: boolean },
): CloudLog {
  const write = (line: Omit<LogLine, "time">): void => {
    output.write(formatLogLine({ time: options.wall(), ...line }, options));
  };
  return {
    request: (entry) => write({ level: "info", message: requestMessage, facts: entry }),
    info: (message, facts = {}) => write({ level: "info", message, facts }),
    warn: (message, facts = {}) => write({ level: "warn", message, facts }),
    error: (message, cause, facts = {}) => {
      const error = cause instanceof Error ? cause.message : String(cause);
      write({ level: "error", message, facts: { ...facts, error } });
    },
    close: async () => {},
  };
}
