import { describe, expect, test } from "vitest";
import { RegistryError } from "./registry-error.ts";
import { isPassing, pauseBefore } from "./retry.ts";

const now = new Date("2026-11-25T12:00:00Z");
const pauses = (random: number) => [1, 2, 3].map((attempt) => pauseBefore(attempt, undefined, { now, random }));

describe("the pause before another attempt", () => {
  test("grows, and is spread between half and whole", () => {
    expect(pauses(0)).toEqual([100, 300, 900]);
    expect(pauses(1)).toEqual([200, 600, 1800]);
  });

  test.each([
    ["2", 2000],
    ["0", 0],
    ["Wed, 25 Nov 2026 12:00:05 GMT", 5000],
  ])("is what Retry-After '%s' asks for", (header, pause) => {
    expect(pauseBefore(1, header, { now, random: 0 })).toBe(pause);
  });

  test("is never longer than a person waits", () => {
    expect(pauseBefore(1, "86400", { now, random: 0 })).toBe(20_000);
  });

  test.each(["soon", "Wed, 25 Nov 2020 12:00:00 GMT"])(
    "is the usual one where Retry-After '%s' says nothing",
    (header) => {
      expect(pauseBefore(1, header, { now, random: 0 })).toBe(100);
    },
  );
});

describe("another attempt", () => {
  const refused = (status: number) => new RegistryError("FAILED", "refused", { answer: { status } });
  const broken = (code: string) =>
    new RegistryError("UNREACHABLE", "broke", { cause: Object.assign(new Error(), { code }) });

  test.each([429, 500, 503])("is worth it after %s", (status) => {
    expect(isPassing(refused(status))).toBe(true);
  });

  test.each([400, 401, 403, 404, 501])("changes nothing after %s", (status) => {
    expect(isPassing(refused(status))).toBe(false);
  });

  test("is worth it when the connection broke, not when nothing listens", () => {
    expect(isPassing(broken("ECONNRESET"))).toBe(true);
    expect(isPassing(broken("ECONNREFUSED"))).toBe(false);
  });
});
