import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createBodyBudget } from "./body-budget.ts";
import { bodyTooLarge, readBody } from "./read-body.ts";

afterEach(() => void vi.useRealTimers());

/** A body on its way, and the promise of what is read of it. */
function begin(options: { readonly announced?: number; readonly budget?: ReturnType<typeof createBodyBudget> } = {}) {
  const body = new PassThrough();
  const hold = (options.budget ?? createBodyBudget(100)).open();
  const rules = { maxBytes: 80, refusal: () => bodyTooLarge(80), freeBytes: 10, hold };
  const read = readBody(body, options.announced, rules);
  read.catch(() => {}); // each test looks at it in its own time
  return { body, hold, read };
}

const withCode = (code: string) => expect.objectContaining({ code });

describe("a body", () => {
  it("is read whole, in as many pieces as it comes", async () => {
    const { body, read } = begin();
    body.write("one ");
    body.end("two");
    expect(Buffer.from(await read).toString()).toBe("one two");
    expect(
      await readBody(undefined, undefined, { ...begin(), maxBytes: 0, refusal: () => bodyTooLarge(0), freeBytes: 0 }),
    ).toHaveLength(0);
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

  it("ends with its client", async () => {
    const { body, read } = begin();
    body.destroy();
    await expect(read).rejects.toThrow("the client went away");
  });
});

describe("the memory that bodies share", () => {
  it("is taken as bytes come, beyond those that are free, and refused to who comes too late", async () => {
    const budget = createBodyBudget(100);
    const [large, small, late] = [begin({ budget }), begin({ budget }), begin({ budget })];
    large.body.write("x".repeat(75));
    small.body.end("x".repeat(10));
    await small.read;
    late.body.write("x".repeat(26));
    await expect(late.read).rejects.toThrow(withCode("ThrottlingException"));
    large.body.end();
    expect(await large.read).toHaveLength(75);
  });

  it("is there again once it was given back", async () => {
    const budget = createBodyBudget(100);
    for (let round = 0; round < 3; round++) {
      const { body, hold, read } = begin({ budget });
      body.end("x".repeat(80));
      await read;
      hold.release();
    }
  });
});
