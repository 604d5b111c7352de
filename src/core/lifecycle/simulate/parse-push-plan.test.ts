import { expect, test } from "vitest";
import { defaultPushContent, parsePushPlan, planParts } from "./parse-push-plan.ts";

test("a plan has its rate and what its parts say, and the defaults for the rest", () => {
  expect(parsePushPlan("2/day")).toEqual({ ...defaultPushContent, rate: { count: 2, per: "day" } });
  expect(
    parsePushPlan(
      "5/week, weekdays, tag=main-{date}-{n}, tag=latest, platforms=3, signed=both, attested=v3, size=1.5GiB, pulled=4, first=41",
    ),
  ).toEqual({
    rate: { count: 5, per: "week" },
    weekdaysOnly: true,
    tags: ["main-{date}-{n}", "latest"],
    platforms: 3,
    signatures: "both",
    attestations: "v3",
    sizeInBytes: 1.5 * 2 ** 30,
    pulledNewest: 4,
    firstNumber: 41,
  });
  expect(parsePushPlan("1/hour,untagged").tags).toEqual([]);
});

test("every part can be given as its example shows", () => {
  for (const { form } of Object.values(planParts)) expect(() => parsePushPlan(`1/day,${form}`)).not.toThrow();
});

test.each([
  ["", "the text begins with '', which is no rate (a number, / and hour, day, week, month)"],
  ["2", "begins with '2'"],
  ["2/year", "begins with '2/year'"],
  ["0/day", "a rate of 0 is not from 1 to 10000"],
  ["99999/day", "a rate of 99999 is not"],
  ["2/day,tags=a", "has 'tags=a', which is none of tag, untagged, weekdays,"],
  ["2/day,", "has '', which is none of"],
  ["2/day,__proto__=1", "has '__proto__=1', which is none of"],
  ["2/day,size=big", "has 'size=big', which is to be like size=200MB"],
  ["2/day,size=2XB", "has 'size=2XB'"],
  ["2/day,signed=yes", "has 'signed=yes', which is to be like signed=v3"],
  ["2/day,platforms=0", "0 platforms are not from 1 to 64"],
  ["2/day,platforms=2,platforms=3", "gives platforms twice"],
  ["2/day,weekdays=no", "has 'weekdays=no'"],
  ["2/day,tag=a,untagged", "is both tagged and untagged"],
  ["2/day,untagged,tag=a", "is both tagged and untagged"],
  ["2/day,tag=v{N}", "the tag 'v{N}' has {N}, and only {n}, {date} and {sha} can be filled in"],
  ["2/day,tag=-a", "'-a' is no tag"],
  ["2/day,tag=", "'' is no tag"],
])("'%s' is refused with the part that is wrong", (text, message) => {
  expect(() => parsePushPlan(text)).toThrow(message);
});
