import type { CloudLog, RequestEntry } from "./cloud-log.ts";

/** What the log needs of a terminal. */
export type TerminalOutput = { write(text: string): unknown };

/** A log for a person who watches: one line each, failures without their stacks. */
export function createTerminalLog(
  output: TerminalOutput,
  options: { readonly wall: () => Date; readonly color: boolean },
): CloudLog {
  const line = (text: string): void => {
    output.write(`${timeOfDay(options.wall())} ${printable(text)}\n`);
  };
  return {
    request(entry) {
      const status = options.color
        ? `${statusColor(entry.status)}${statusText(entry)}${plainColor}`
        : statusText(entry);
      output.write(`${timeOfDay(options.wall())} ${status} ${printable(describe(entry))}\n`);
    },
    info: (message, facts) => line([message, ...factWords(facts)].join(" ")),
    error: (message, cause, facts) => {
      line(
        [`error: ${message}: ${cause instanceof Error ? cause.message : String(cause)}`, ...factWords(facts)].join(" "),
      );
    },
    close: async () => {},
  };
}

const plainColor = "\u001b[0m";

function statusColor(status: number): string {
  if (status >= 500 || status === 0) return "\u001b[31m";
  return status >= 400 ? "\u001b[33m" : "\u001b[32m";
}

/** Three columns whatever became of it. */
function statusText({ status }: RequestEntry): string {
  return status === 0 ? "---" : String(status);
}

function describe({ method, path, ms, operation }: RequestEntry): string {
  return [method, path, ...(operation === undefined ? [] : [operation]), `${ms} ms`].join(" ");
}

function factWords(facts: Parameters<CloudLog["info"]>[1] = {}): string[] {
  return Object.entries(facts).map(([name, value]) => `${name}=${value}`);
}

/** Nothing that a client sent may move the terminal's cursor or ring its bell. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e\u2026]/g, "?");
}

function timeOfDay(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
