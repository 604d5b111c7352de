/** Room for the first positions; doubled when it is full. */
const FIRST_ROOM = 256;

/**
 * Positions in an image table, collected one by one. It takes room as it needs it: twenty rules with room for every image
 * each would be several times what they match, and make the garbage collector look for room on its own.
 */
export class PositionList {
  #positions = new Uint32Array(FIRST_ROOM);
  #length = 0;

  add(position: number): void {
    if (this.#length === this.#positions.length) {
      const room = new Uint32Array(2 * this.#length);
      room.set(this.#positions);
      this.#positions = room;
    }
    this.#positions[this.#length] = position;
    this.#length += 1;
  }

  /** What was collected, in the order it came. */
  toArray(): Uint32Array {
    return this.#positions.slice(0, this.#length);
  }
}
