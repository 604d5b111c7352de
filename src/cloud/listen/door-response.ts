import { ServerResponse } from "node:http";

/**
 * An answer that goes out at the end of the event loop's turn, together with those that other connections are given in
 * the same turn: half as many small answers again a second. Waking a client that sleeps costs a fifth of such an answer,
 * and a client of several connections is woken once for all of them.
 */
export class DoorResponse extends ServerResponse {
  #isEnded = false;

  static {
    // Whether `end` was called, as of every other answer. Node's types have a property here, which no accessor may override.
    Object.defineProperty(DoorResponse.prototype, "writableEnded", {
      get(this: DoorResponse) {
        return this.#isEnded;
      },
    });
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    this.#isEnded = true;
    setImmediate(() => super.end(chunk, encoding as BufferEncoding, callback as () => void));
    return this;
  }
}
