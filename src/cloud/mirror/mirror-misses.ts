import type { MirrorMiss } from "../../core/mirror-images.ts";

/** What engines asked for in vain since the cloud was started. */
export type MirrorMisses = {
  add(miss: MirrorMiss): void;
  /** Latest first, each thing once. */
  list(): readonly MirrorMiss[];
};

/** Most misses that are remembered: whoever asks for more in vain, as a scan does, pushes the oldest out. */
const maxMisses = 100;

/** Misses in memory: the log keeps them for longer. */
export function createMirrorMisses(): MirrorMisses {
  const misses = new Map<string, MirrorMiss>();
  return {
    add(miss) {
      const key = `${miss.repository} ${miss.reference}`;
      misses.delete(key); // the latest stands last
      misses.set(key, miss);
      const [oldest] = misses.keys();
      if (misses.size > maxMisses && oldest !== undefined) misses.delete(oldest);
    },
    list: () => [...misses.values()].reverse(),
  };
}
