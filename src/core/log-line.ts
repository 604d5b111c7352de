import { printable } from "./printable.ts";

/** One line of a cloud's log: a request that was answered, or something that happened. */
export type LogLine = {
  readonly time: Date;
  readonly level: LogLevel;
  readonly message: string;
  /** What else is known, such as a request's `method`, `path`, `status` and `ms`. */
  readonly facts: LogFacts;
};

/** How grave a line is. */
export type LogLevel = "info" | "warn" | "error";

/** Facts by their names; of an error, its message under `error`. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

/** The message of a line that is about a request. */
export const requestMessage = "request";

/**
 * Reads a line of the log file, JSON as pino writes it; undefined where it is none (a crash cut it off).
 */
export function parseLogLine(text: string): LogLine | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const { time, level, msg, error, ...others } = parsed as Readonly<Record<string, unknown>>;
  const at = new Date(String(time));
  if (Number.isNaN(at.getTime()) || typeof msg !== "string") return undefined;
  const facts = Object.entries({ ...others, ...(error === undefined ? {} : { error: messageOf(error) }) }).filter(
    (fact): fact is [string, string | number | boolean] => ["string", "number", "boolean"].includes(typeof fact[1]),
  );
  return {
    time: at,
    level: level === "error" || level === "warn" ? level : "info",
    message: msg,
    facts: Object.fromEntries(facts),
  };
}

/** A line for a person who watches: the time of day in UTC, and of a request how it went. Nothing in it can move a cursor. */
export function formatLogLine(line: LogLine, options: { readonly color: boolean }): string {
  const words = line.message === requestMessage ? requestWords(line.facts, options.color) : eventWords(line);
  return `${timeOfDay(line.time)} ${words.join(" ")}\n`;
}

function requestWords(facts: LogFacts, color: boolean): string[] {
  const status = Number(facts.status);
  const text = status === 0 ? "---" : String(status);
  return [
    color ? `${statusColor(status)}${text}${plainColor}` : text,
    ...(facts.door === "public" ? [] : [printable(String(facts.door))]),
    printable(String(facts.method)),
    printable(String(facts.path)),
    ...(facts.operation === undefined ? [] : [printable(String(facts.operation))]),
    `${Number(facts.ms)} ms`,
  ];
}

function eventWords({ level, message, facts: { error, ...others } }: LogLine): string[] {
  const sentence = error === undefined ? message : `${message}: ${error}`;
  return [
    ...levelWords[level],
    printable(sentence),
    ...Object.entries(others).map(([name, value]) => printable(`${name}=${value}`)),
  ];
}

const levelWords: Readonly<Record<LogLevel, readonly string[]>> = {
  info: [],
  warn: ["warning:"],
  error: ["error:"],
};

function messageOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "message" in error ? error.message : error;
}

const plainColor = "\u001b[0m";

function statusColor(status: number): string {
  if (status >= 500 || status === 0) return "\u001b[31m";
  return status >= 400 ? "\u001b[33m" : "\u001b[32m";
}

/** `01:02:03Z` (RFC 3339): a log that is sent to somebody else says the same there. */
function timeOfDay(time: Date): string {
  return `${time.toISOString().slice(11, 19)}Z`;
}
