/** Remembers what was read, for as long as no row that it may come from has changed. */
export type ReadCache = {
  /**
   * What `read` returned for this key since the last change, else what it returns now. Callers share the value: it is
   * never modified.
   *
   * @param weigh about how many bytes the value holds in memory
   */
  get<Value>(key: string, read: () => Value, weigh: (value: Value) => number): Value;
};

/** Most memory that remembered values may take, in bytes by their own weighing: some thousand manifests and listings. */
const maxCacheBytes = 32 * 1024 * 1024;

/** A value above this share of the memory, in bytes, is read each time, so that it cannot push out all others. */
const maxValueBytes = maxCacheBytes / 4;

/** Memory that a key and its place in the map take, in bytes. */
const entryBytes = 256;

/**
 * A cache over one database.
 *
 * @param changeCount stands still while what was read still holds
 */
export function createReadCache(changeCount: () => number): ReadCache {
  const values = new Map<string, unknown>();
  let bytes = 0;
  let asOf = -1;

  const clear = (): void => {
    values.clear();
    bytes = 0;
  };

  return {
    get<Value>(key: string, read: () => Value, weigh: (value: Value) => number): Value {
      const now = changeCount();
      if (now !== asOf) {
        clear();
        asOf = now;
      }
      if (values.has(key)) return values.get(key) as Value;
      const value = read();
      const weight = entryBytes + weigh(value);
      if (weight > maxValueBytes) return value;
      if (bytes + weight > maxCacheBytes) clear();
      values.set(key, value);
      bytes += weight;
      return value;
    },
  };
}
