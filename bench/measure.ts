/** One row of the table: who was measured, with which median. */
export type Measure = {
  readonly name: string;
  /** `×` of one measured value to another. */
  readonly unit: "ms" | "/s" | "MB" | "×";
  readonly medians: ReadonlyMap<string, number>;
  /** What Inkan has to reach, where something is asked of it. */
  readonly mark?: Mark;
};

export type Mark =
  /** No more than so much. */
  | { readonly kind: "at most"; readonly value: number }
  /** No more time, or no fewer answers, than so many times what another has. */
  | { readonly kind: "times"; readonly factor: number; readonly of: string };

/** How a mark stands, in words: `reached` is undefined where the other could not be measured. */
export function judge({ unit, medians, mark }: Measure): {
  readonly text: string;
  readonly reached: boolean | undefined;
} {
  if (mark === undefined) return { text: "", reached: undefined };
  const own = medians.get("Inkan") ?? Number.NaN;
  if (mark.kind === "at most") {
    return { text: `≤ ${mark.value} ${unit}`, reached: own <= mark.value };
  }
  const other = medians.get(mark.of);
  const less = unit !== "/s";
  const goal = `${less ? "≤" : "≥"} ${mark.factor} × ${mark.of}`;
  if (other === undefined) return { text: goal, reached: undefined };
  const ratio = own / other;
  return { text: `${goal}: ${ratio.toFixed(2)} ×`, reached: less ? ratio <= mark.factor : ratio >= mark.factor };
}
