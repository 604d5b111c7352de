import { expect, test } from "vitest";
import { pointerStep, pointerSteps } from "./json-pointer.ts";

test.each([
  ["", []],
  ["/", [""]],
  ["/rules/0", ["rules", "0"]],
  ["/aws:RequestTag~1team/~0/~01", ["aws:RequestTag/team", "~", "~1"]],
])("'%s' leads through %j and back", (pointer, steps) => {
  expect(pointerSteps(pointer)).toEqual(steps);
  expect(steps.map((step) => `/${pointerStep(step)}`).join("")).toBe(pointer);
});
