import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type BodyRefusal, type BodyRules, readBody } from "./read-body.ts";

afterEach(() => void vi.useRealTimers());

const refusal = (why: BodyRefusal): Error => new Error(why);

/** A body on its way, and the promise of what is read of it. */
function begin(options: Partial<BodyRules> = {}) {
  const body = new PassThrough();
  const read = readBody(body, { announced: undefined, maxBytes: 80, refusal, ...options });
  read.catch(() => {}); // each test looks at it in its own time
  return { body, read };
}

describe("a body", () => {
  it("is read whole, in as many pieces as it comes", async () => {
    const { body, read } = begin();
    body.write("one ");
    body.end("two");
    expect(Buffer.from(await read).toString()).toBe("one two");
    const none = { announced: undefined, maxBytes: 0, refusal };
    expect(await readBody(undefined, none)).toHaveLength(0);
  });

  it("is refused as soon as it is known to be too large", async () => {
    await expect(begin({ announced: 81 }).read).rejects.toThrow("too-large");
    const { body, read } = begin();
    body.write("x".repeat(81));
    await expect(read).rejects.toThrow("too-large");
  });

  it("is refused where it does not end, and the rest flows by", async () => {
    vi.useFakeTimers();
    const { body, read } = begin();
    body.write("begun");
    vi.advanceTimersByTime(119_999);
    body.write("more");
    vi.advanceTimersByTime(1);
    await expect(read).rejects.toThrow("too-slow");
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
    await expect(late.read).rejects.toThrow("too-busy");
  });
});
