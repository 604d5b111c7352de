/**
 * Work that goes on after the request that began it was answered. It ends with the store that it works on: a step is
 * either done whole or never begun.
 */
export type BackgroundWork = {
  /** Runs the steps one after the other, each in a turn of the event loop of its own, so that requests come between. */
  begin(name: string, steps: Iterator<void, void>): void;
  /** Whether work of that name has begun and not ended yet. */
  isUnderWay(name: string): boolean;
  /** Begins no further step. */
  stop(): void;
};

/** @param onFailure is told which work failed, and why; the others go on */
export function createBackgroundWork(onFailure: (name: string, cause: unknown) => void): BackgroundWork {
  const underWay = new Map<string, NodeJS.Immediate>();
  const next = (name: string, steps: Iterator<void, void>): void => {
    underWay.set(
      name,
      setImmediate(() => {
        try {
          if (steps.next().done !== true) return next(name, steps);
        } catch (error) {
          onFailure(name, error);
        }
        underWay.delete(name);
      }),
    );
  };
  return {
    begin: next,
    isUnderWay: (name) => underWay.has(name),
    stop() {
      for (const immediate of underWay.values()) clearImmediate(immediate);
      underWay.clear();
    },
  };
}
