import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createBodyBudget } from "./body-budget.ts";
import { type BodyRules, bodyTooLarge, readBody } from "./read-body.ts";

afterEach(() => void vi.useRealTimers());

/** A body on its way, and the promise of what is read of it. */
function begin(options: Partial<BodyRules> = {}) {
  const body = new PassThrough();
  const read = readBody(body, { announced: undefined, maxBytes: 80, refusal: () => bodyTooLarge(80), ...options });
  read.catch(() => {}); // each test looks at it in its own time
  return { body, read };
}

const withCode = (code: string) => expect.objectContaining({ code });

describe("a body", () => {
  it("is read whole, in as many pieces as it comes", async () => {
    const { body, read } = begin();
    body.write("one ");
    body.end("two");
    expect(Buffer.from(await read).toString()).toBe("one two");
    const none = { announced: undefined, maxBytes: 0, refusal: () => bodyTooLarge(0) };
    expect(await readBody(undefined, none)).toHaveLength(0);
  });

  it("is refused as soon as it is known to be too large", async () => {
    await expect(begin({ announced: 81 }).read).rejects.toThrow(withCode("RequestEntityTooLargeException"));
    const { body, read } = begin();
    body.write("x".repeat(81));
    await expect(read).rejects.toThrow(withCode("RequestEntityTooLargeException"));
  });

  it("is refused where it does not end, and the rest flows by", async () => {
    vi.useFakeTimers();
    const { body, read } = begin();
    body.write("begun");
    vi.advanceTimersByTime(119_999);
    body.write("more");
    vi.advanceTimersByTime(1);
    await expect(read).rejects.toThrow(withCode("RequestTimeoutException"));
    vi.useRealTimers();
    body.end("x".repeat(1_000_000));
    await new Promise((resolve) => body.on("end", resolve));
  });

  it("ends with its client, whether it is read or waits", async () => {
    for (const granted of [undefined, new Promise<void>(() => {})]) {
      const { body, read } = begin({ granted });
      body.destroy();
      await expect(read).rejects.toThrow("the client went away");
    }
  });

  it("is not touched before there is room for it, and refused where there is none in time", async () => {
    const room = Promise.withResolvers<void>();
    const { body, read } = begin({ granted: room.promise });
    body.end("whole");
    expect(body.isPaused() || body.readableFlowing === null).toBe(true);
    room.resolve();
    expect(Buffer.from(await read).toString()).toBe("whole");

    vi.useFakeTimers();
    const late = begin({ granted: new Promise(() => {}) });
    vi.advanceTimersByTime(120_000);
    await expect(late.read).rejects.toThrow(withCode("ThrottlingException"));
  });
});

describe("the memory that bodies share", () => {
  /** Asks for room, and notes under a name when it is there. */
  function asking() {
    const budget = createBodyBudget(100);
    const granted: string[] = [];
    const ask = (name: string, bytes: number) => {
      const room = budget.ask(bytes);
      room.granted.then(() => granted.push(name));
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
