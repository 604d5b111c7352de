import { expect, it } from "vitest";
import { isAccountId, isRegion } from "./scope.ts";

it.each([
  "us-east-1",
  "ap-northeast-1",
  "us-gov-west-1",
  "us-iso-east-1",
  "cn-north-1",
  "mx-central-1",
  "eusc-de-east-1",
])("%s is a region", (text) => {
  expect(isRegion(text)).toBe(true);
});

it.each(["", "nowhere", "us-east", "US-EAST-1", "us-east-1 ", "us-east-1\n", "../us-east-1", "us_east_1", "1-us-east"])(
  "'%s' is none",
  (text) => {
    expect(isRegion(text)).toBe(false);
  },
);

it("an account has twelve digits", () => {
  expect(isAccountId("000000000001")).toBe(true);
  for (const text of ["", "12345678901", "1234567890123", "12345678901a", " 12345678901", "123456789012\n"]) {
    expect(isAccountId(text)).toBe(false);
  }
});
