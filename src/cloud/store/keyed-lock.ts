/** Lets one piece of work at a time run for each key; the others wait in the order they came. */
export type KeyedLock = {
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** Whether work is under way for the key. */
  isHeld(key: string): boolean;
};

/** A lock within this process. */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<void>>();
  return {
    async run(key, work) {
      const before = tails.get(key);
      const { promise: done, resolve } = Promise.withResolvers<void>();
      tails.set(key, done);
      try {
        await before;
        return await work();
      } finally {
        if (tails.get(key) === done) tails.delete(key);
        resolve();
      }
    },
    isHeld: (key) => tails.has(key),
  };
}
