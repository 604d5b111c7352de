import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createProgress, describeProgress } from "./progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a line says what is done, how fast and how long it will take", () => {
  expect(describeProgress({ label: "pushing app:1", done: 25e6, total: 100e6, seconds: 5 })).toBe(
    "pushing app:1  25.0 MB of 100 MB  5.0 MB/s  15 s left",
  );
  expect(describeProgress({ label: "reading", done: 25e6, total: undefined, seconds: 5 })).toBe(
    "reading  25.0 MB  5.0 MB/s",
  );
  expect(describeProgress({ label: "pushing", done: 0, total: 10, seconds: 0 })).toBe("pushing  0 B of 10 B  0 B/s");
});

function record(options: { readonly isTTY: boolean; readonly quiet: boolean }, milliseconds: number): string {
  let written = "";
  const write = (text: string) => {
    written += text;
  };
  const output = { isTTY: options.isTTY, write };
  const progress = createProgress(output, { quiet: options.quiet });
  progress.begin("pushing", 1000);
  progress.advance(500);
  vi.advanceTimersByTime(milliseconds);
  progress.end();
  return written;
}

test("a terminal has one line that is written anew and taken away", () => {
  const written = record({ isTTY: true, quiet: false }, 250);
  expect(written.match(/500 B of 1\.0 kB/g)).toHaveLength(2);
  expect(written).not.toContain("\n");
  expect(written.endsWith("\r\u001b[K")).toBe(true);
});

test("a log has a line now and then, and none for short work", () => {
  expect(record({ isTTY: false, quiet: false }, 9_000)).toBe("");
  expect(record({ isTTY: false, quiet: false }, 25_000)).toMatch(/^(pushing {2}500 B of 1\.0 kB.*\n){2}$/);
});

test("quiet is quiet", () => {
  expect(record({ isTTY: true, quiet: true }, 25_000)).toBe("");
});
