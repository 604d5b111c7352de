/** Work that is done again and again. */
export type Rounds = {
  /** Begins no further round, and waits for the one under way. */
  stop(): Promise<void>;
};

/**
 * Does work from time to time, a round never before the one before it has ended. It keeps no process alive.
 *
 * @param firstMs milliseconds until the first round
 * @param everyMs milliseconds between the end of a round and the next one
 * @param work rejects never
 */
export function startRounds(firstMs: number, everyMs: number, work: () => Promise<void>): Rounds {
  let round: Promise<void> = Promise.resolve();
  let isStopped = false;
  let timer: NodeJS.Timeout;
  const schedule = (ms: number): void => {
    timer = setTimeout(() => {
      round = work().then(() => {
        if (!isStopped) schedule(everyMs);
      });
    }, ms).unref();
  };
  schedule(firstMs);
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
