import { expect, it } from "vitest";
import { bodyRefusal } from "./body-refusal.ts";

it.each([
  ["json", "too-busy", "ThrottlingException", 400],
  ["json", "too-slow", "RequestTimeoutException", 408],
  ["query", "too-busy", "Throttling", 400],
  ["query", "too-slow", "RequestTimeout", 408],
  ["json", "too-large", "RequestEntityTooLargeException", 413],
] as const)("a %s call whose body is %s is answered with %s", (protocol, why, code, status) => {
  expect(bodyRefusal(protocol, 80, why)).toMatchObject({ code, status });
});
