import { formatBytes, formatSeconds } from "./amounts.ts";

/** Where progress is shown. */
export type ProgressOutput = { write(text: string): unknown; readonly isTTY?: boolean };

/** The progress of work that is counted in bytes. */
export type Progress = {
  /** What is being done now; starts the count again. `total` may be unknown. */
  begin(label: string, total?: number): void;
  setTotal(bytes: number): void;
  /** More bytes are done; negative where work starts over. */
  advance(bytes: number): void;
  /** Takes the line away again. */
  end(): void;
};

/** How often the line on a terminal is written anew, in milliseconds: smooth to the eye and no load. */
const TERMINAL_INTERVAL_MS = 100;

/** How often a line is written elsewhere, in milliseconds: a log shows that work goes on without filling up. */
const LOG_INTERVAL_MS = 10_000;

const CLEAR_LINE = "\r\u001b[K";

/** Progress on stderr: one living line on a terminal, a line now and then elsewhere, nothing where `quiet`. */
export function createProgress(output: ProgressOutput, options: { readonly quiet: boolean }): Progress {
  const terminal = output.isTTY === true;
  let label = "";
  let total: number | undefined;
  let done = 0;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    const line = describeProgress({ label, done, total, seconds: (performance.now() - startedAt) / 1000 });
    output.write(terminal ? `${CLEAR_LINE}${line}` : `${line}\n`);
  };
  const stop = () => {
    if (timer !== undefined && terminal) output.write(CLEAR_LINE);
    clearInterval(timer);
    timer = undefined;
  };
  return {
    begin: (newLabel, newTotal) => {
      stop();
      label = newLabel;
      total = newTotal;
      done = 0;
      startedAt = performance.now();
      if (options.quiet) return;
      timer = setInterval(show, terminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS);
      timer.unref();
    },
    setTotal: (bytes) => {
      total = bytes;
    },
    advance: (bytes) => {
      done += bytes;
    },
    end: stop,
  };
}

/** One line of progress: label, bytes, rate and time left, as far as they are known. */
export function describeProgress(state: {
  readonly label: string;
  readonly done: number;
  readonly total: number | undefined;
  readonly seconds: number;
}): string {
  const { label, done, total, seconds } = state;
  const rate = seconds > 0 ? done / seconds : 0;
  const amount = total === undefined ? formatBytes(done) : `${formatBytes(done)} of ${formatBytes(total)}`;
  const left = total === undefined || rate <= 0 ? undefined : `${formatSeconds((total - done) / rate)} left`;
  return [`${label}  ${amount}`, `${formatBytes(rate)}/s`, left].filter((part) => part !== undefined).join("  ");
}
