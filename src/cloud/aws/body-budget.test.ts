import { describe, expect, it } from "vitest";
import { createBodyBudget } from "./body-budget.ts";

describe("the memory that bodies share", () => {
  /** Asks for room, and notes under a name when it is there. */
  function asking() {
    const budget = createBodyBudget(100);
    const granted: string[] = [];
    const ask = (name: string, bytes: number) => {
      const room = budget.ask(bytes);
      void room.granted.then(() => granted.push(name));
      return room;
    };
    const soon = () => new Promise(setImmediate);
    return { ask, granted, soon };
  }

  it("is given to who asks first, as soon as there is enough", async () => {
    const { ask, granted, soon } = asking();
    const [first] = [ask("first", 60), ask("second", 40), ask("large", 90), ask("small", 1)];
    await soon();
    expect(granted).toEqual(["first", "second"]);
    first?.release();
    await soon();
    expect(granted).toEqual(["first", "second"]);
  });

  it("is there again once it was given back, once", async () => {
    const { ask, granted, soon } = asking();
    for (const name of ["a", "b", "c"]) {
      const room = ask(name, 100);
      await soon();
      room.release();
      room.release();
    }
    ask("d", 100);
    ask("e", 1);
    await soon();
    expect(granted).toEqual(["a", "b", "c", "d"]);
  });

  it("is not kept for who has gone while waiting", async () => {
    const { ask, granted, soon } = asking();
    const all = ask("all", 100);
    const gone = ask("gone", 100);
    ask("next", 100);
    gone.release();
    all.release();
    await soon();
    expect(granted).toEqual(["all", "next"]);
  });
});
