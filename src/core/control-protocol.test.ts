import { expect, test } from "vitest";
import {
  formatClockMove,
  formatControlRefusal,
  parseClockMove,
  parseClockReading,
  parseControlRefusal,
} from "./control-protocol.ts";
import { InkanError } from "./error.ts";

test("a move of the clock is read as it was written", () => {
  for (const move of [
    { kind: "advance", ms: 1500 },
    { kind: "to", time: new Date("2027-01-01T00:00:00Z") },
  ] as const) {
    expect(parseClockMove(formatClockMove(move))).toEqual(move);
  }
});

test.each(["{}", '{"advanceMs":"1"}', '{"advanceMs":1,"to":"2027-01-01T00:00:00Z"}', "null", ""])(
  "%s is no move of the clock",
  (text) => {
    expect(() => parseClockMove(text)).toThrow(expect.objectContaining({ code: "CONTROL_MESSAGE_INVALID" }));
  },
);

test("what the clocks show has two times", () => {
  expect(() => parseClockReading('{"wall":"2027-01-01T00:00:00Z"}')).toThrow("no time");
});

test("a refusal keeps its sentence and its way out, and nothing else passes for one", () => {
  const refusal = { code: "CLOCK_BACKWARD", message: "never goes back", next: "begin anew" };
  const error = new InkanError(refusal.code, refusal.message, { next: refusal.next, cause: new Error("secret") });
  expect(parseControlRefusal(formatControlRefusal(error))).toEqual(refusal);
  for (const text of ["", "null", "[]", '{"message":"the cloud failed"}'])
    expect(parseControlRefusal(text)).toBeUndefined();
});
