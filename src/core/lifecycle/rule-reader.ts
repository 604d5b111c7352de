import type { AppliedRules, RuleMatches } from "./apply-rules.ts";
import type { Measure, RuleReading } from "./evaluation.ts";
import { ageMark } from "./image-age.ts";
import { type ImageTable, imageAt } from "./image-table.ts";

/** Tells what each rule said of an image, from what the evaluation kept. */
export class RuleReader {
  readonly #table: ImageTable;
  readonly #applied: AppliedRules;
  readonly #now: Date;

  constructor(table: ImageTable, applied: AppliedRules, now: Date) {
    this.#table = table;
    this.#applied = applied;
    this.#now = now;
  }

  /** The readings of the image at a position of the table, by priority of the rules. */
  read(position: number): readonly RuleReading[] {
    return this.#applied.matches.flatMap((matches) => {
      const place = placeOf(matches.matched, position);
      if (place < 0) return [];
      const { priority } = matches.rule;
      const picked = placeOf(matches.picked, position) >= 0;
      return [{ priority, picked, measure: this.#measure(matches, position, place) }];
    });
  }

  #measure({ rule: { pick }, matched }: RuleMatches, position: number, place: number): Measure {
    if (pick.kind === "imageCountMoreThan") {
      return { kind: "count", rank: matched.length - place, of: matched.length, limit: pick.count };
    }
    const { at, since } = ageMark(imageAt(this.#table, position), pick.kind);
    return { kind: "age", ageMs: this.#now.getTime() - at, since, limitDays: pick.days };
  }
}

/** Where a position stands in an ascending list; -1 when it does not. */
function placeOf(positions: Uint32Array, position: number): number {
  let low = 0;
  let high = positions.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = positions[middle] ?? 0;
    if (found === position) return middle;
    if (found < position) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
