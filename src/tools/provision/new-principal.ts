import { setTimeout as wait } from "node:timers/promises";
import { AwsCallError } from "../connect/aws-call.ts";

/** Milliseconds between two attempts: IAM's changes take some seconds to reach the other services. */
const PAUSE_MS = 2_000;

/** Attempts of one call: together a minute, four times what AWS takes when it is slow. */
const MAX_ATTEMPTS = 30;

/** How the waiting is done, and who is told. */
export type Waiting = {
  /** Told once, when the first attempt failed. */
  readonly onWait: () => void;
  readonly signal: AbortSignal;
  /** Default: the clock. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Makes a call that names a role which may be new: until KMS has heard of it, it takes it for none (IAM User Guide,
 * "Changes that I make are not always immediately visible").
 *
 * @throws AwsCallError of the last attempt, or at once where something else is wrong; AbortError
 */
export async function withNewPrincipal<Answer>(call: () => Promise<Answer>, waiting: Waiting): Promise<Answer> {
  const { onWait, signal, pause = pauseByClock } = waiting;
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!isUnknownPrincipal(error) || attempt === MAX_ATTEMPTS) throw error;
      if (attempt === 1) onWait();
      await pause(PAUSE_MS, signal);
    }
  }
}

/** KMS's own sentence; another fault of a policy does not mend by itself. */
function isUnknownPrincipal(error: unknown): boolean {
  const isMalformed = error instanceof AwsCallError && error.awsCode === "MalformedPolicyDocumentException";
  return isMalformed && error.message.includes("invalid principals");
}

async function pauseByClock(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal });
}
