import { hasErrorCode } from "../core/has-error-code.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";

/** Is told of the signals by which people end programs. */
export type SignalReceiver = (signal: NodeJS.Signals) => void;

/** What ends a command before it is done: Ctrl-C, SIGTERM, or nobody to read its answer any more. */
export type Interruption = {
  /** Aborted when the command in charge is to end itself. */
  readonly signal: AbortSignal;
  /** The command ends itself, and in order, when the signal is aborted. */
  takeCharge(): void;
  /** From here on every signal is the receiver's, and none ends this process. */
  handTo(receiver: SignalReceiver): void;
  /** What the process ends with once the signal is aborted. */
  exitCode(): ExitCode;
};

/**
 * Listens to the process, for good. A command in charge is told once, by the signal; every other, and one that is told
 * already, ends here. What cannot be written to stderr is lost without harm: it is talk.
 */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let inCharge = false;
  let exitCode: ExitCode = exitCodes.interrupted.code;
  const end = (code: ExitCode, line?: string) => {
    if (inCharge && !controller.signal.aborted) {
      exitCode = code;
      controller.abort();
      return;
    }
    if (line !== undefined) process.stderr.write(`${line}\n`);
    process.exit(controller.signal.aborted ? exitCode : code);
  };
  let receiver: SignalReceiver | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    if (receiver === undefined) end(exitCodes.interrupted.code, "interrupted");
    else receiver(signal);
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  process.stdout.on("error", (error) => {
    // Every write that is still to come fails as well; only a signal is somebody's wish to end it at once.
    if (controller.signal.aborted) return;
    if (hasErrorCode(error, "EPIPE")) end(exitCodes.readerGone.code);
    else end(exitCodes.failed.code, `error: the answer cannot be written to stdout: ${error.message}`);
  });
  process.stderr.on("error", () => {});
  return {
    signal: controller.signal,
    takeCharge() {
      inCharge = true;
    },
    handTo(to) {
      receiver = to;
      process.on("SIGHUP", to).on("SIGQUIT", to);
    },
    exitCode: () => exitCode,
  };
}
