/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes that a seed decides; no two seeds give the same. */
export function randomBytesOf(start: number, length: number): Uint8Array {
  const random = createRandom(start);
  return Uint8Array.from({ length }, () => random() * 256);
}
