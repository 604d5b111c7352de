/** Memory for the bodies of all requests that are under way at once. */
export type BodyBudget = {
  /** Asks for room for a body; who asks first gets it first. */
  ask(bytes: number): BodyRoom;
};

/** Room for a body, or a place in the queue for it. */
export type BodyRoom = {
  /** Resolves when the room is there; never where it was released before. */
  readonly granted: Promise<void>;
  /** Gives room or place back. */
  release(): void;
};

type Waiting = { readonly bytes: number; readonly grant: () => void };

/** A budget of so many bytes. */
export function createBodyBudget(maxBytes: number): BodyBudget {
  const queue = new Set<Waiting>();
  let taken = 0;

  const grantNext = (): void => {
    for (const waiting of queue) {
      if (taken + waiting.bytes > maxBytes) return; // a smaller one behind it must not let it wait for ever
      queue.delete(waiting);
      taken += waiting.bytes;
      waiting.grant();
    }
  };

  return {
    ask(bytes) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const waiting = { bytes, grant: resolve };
      let isOver = false;
      queue.add(waiting);
      grantNext();
      return {
        granted: promise,
        release() {
          if (isOver) return;
          isOver = true;
          if (!queue.delete(waiting)) taken -= bytes;
          grantNext();
        },
      };
    },
  };
}
