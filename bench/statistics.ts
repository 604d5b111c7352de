/** The middle of the values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Values by who was measured. */
export type Samples = Map<string, number[]>;

/** Notes one value. */
export function addSample(samples: Samples, who: string, value: number): void {
  samples.set(who, [...(samples.get(who) ?? []), value]);
}

/** The median of each. */
export function mediansOf(samples: Samples): ReadonlyMap<string, number> {
  return new Map([...samples].map(([who, values]) => [who, median(values)]));
}
