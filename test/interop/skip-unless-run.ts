import type { TestContext } from "vitest";
import type { Outcome } from "../run-program.ts";

/** The first exit code by which an engine says that it could not run the container at all (docker run, "Exit status"). */
const engineFailed = 125;

/** Skips the test, saying why, where this machine's engine cannot run a container; what the container does is not excused. */
export function skipUnlessRun(container: Outcome, context: TestContext): void {
  if (container.code < engineFailed) return;
  const reason = `no container can be run here: ${container.stderr.trim()}`;
  console.warn(reason);
  context.skip(reason);
}
