import { PositionList } from "./position-list.ts";

/** Which images are inside which indexes, as positions in an image table: two lists of numbers, whatever the images. */
export class IndexHolders {
  /** The holders of image `n` lie from `#starts[n]` up to `#starts[n + 1]`. */
  readonly #starts: Uint32Array;
  readonly #holders: Uint32Array;

  /**
   * @param count the number of images
   * @param pairs each image inside an index with that index, indexes ascending
   */
  constructor(count: number, pairs: Iterable<readonly [child: number, index: number]>) {
    const children = new PositionList();
    const indexes = new PositionList();
    const starts = new Uint32Array(count + 1);
    for (const [child, index] of pairs) {
      children.add(child);
      indexes.add(index);
      starts[child + 1] = (starts[child + 1] ?? 0) + 1;
    }
    for (let position = 1; position <= count; position++) {
      starts[position] = (starts[position] ?? 0) + (starts[position - 1] ?? 0);
    }
    const places = starts.slice();
    const holders = new Uint32Array(starts[count] ?? 0);
    const indexOf = indexes.toArray();
    for (const [pair, child] of children.toArray().entries()) {
      const place = places[child] ?? 0;
      holders[place] = indexOf[pair] ?? 0;
      places[child] = place + 1;
    }
    this.#starts = starts;
    this.#holders = holders;
  }

  /** The first index around an image that passes the test. */
  find(position: number, test: (index: number) => boolean): number | undefined {
    const end = this.#starts[position + 1] ?? 0;
    for (let place = this.#starts[position] ?? 0; place < end; place++) {
      const index = this.#holders[place] ?? 0;
      if (test(index)) return index;
    }
    return undefined;
  }

  /** The oldest index around an image; undefined for an image inside none. */
  first(position: number): number | undefined {
    return this.find(position, () => true);
  }
}
