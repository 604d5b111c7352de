/**
 * The two clocks of a cloud. The wall clock is for what other machines see (SigV4, `Date`, TLS, tokens and sessions);
 * the cloud's clock is for what happens inside (pushed, pulled, lifecycle, key deletion) and can be moved forward by
 * its owner.
 */
export type Clocks = {
  readonly wall: () => Date;
  readonly cloud: () => Date;
};

/** A cloud's clock that runs `offsetMs` ahead of the wall clock. */
export function createClocks(offsetMs: number, wall: () => Date = () => new Date()): Clocks {
  return { wall, cloud: () => new Date(wall().getTime() + offsetMs) };
}
