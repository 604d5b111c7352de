/** Memory for the bodies of all requests that are under way at once. */
export type BodyBudget = {
  /** Opens the account of one request. */
  open(): BodyHold;
};

/** What one request holds of the budget. */
export type BodyHold = {
  /** Makes it hold so many bytes in all; false, and no more is held than before, where there is no room. */
  growTo(bytes: number): boolean;
  /** Gives everything back. */
  release(): void;
};

/** A budget of so many bytes. */
export function createBodyBudget(maxBytes: number): BodyBudget {
  let taken = 0;
  return {
    open() {
      let held = 0;
      return {
        growTo(bytes) {
          if (taken + bytes - held > maxBytes) return false;
          taken += bytes - held;
          held = bytes;
          return true;
        },
        release() {
          taken -= held;
          held = 0;
        },
      };
    },
  };
}
