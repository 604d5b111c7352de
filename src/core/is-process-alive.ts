import { hasErrorCode } from "./has-error-code.ts";

/**
 * Whether a process lives.
 *
 * @param signal sends a signal to a process and throws as kill(2) fails: Node.js's `process.kill`
 */
export function isProcessAlive(pid: number, signal: (pid: number, signal: 0) => unknown): boolean {
  try {
    signal(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and another user's.
    return hasErrorCode(error, "EPERM");
  }
}
