import { expect, test } from "vitest";
import { isOwnName } from "./is-own-name.ts";

test.each([
  "127.0.0.1:5000",
  "127.1.2.3",
  "localhost:5000",
  "LOCALHOST",
  "a.localhost:1",
  "[::1]:5000",
  "[::1]",
  "host.docker.internal:5000",
])("%s is this machine", (authority) => {
  expect(isOwnName(authority)).toBe(true);
});

test.each([
  "evil.example",
  "127.0.0.1.evil.example:5000",
  "127.evil.example",
  "localhost.evil.example",
  "notlocalhost",
  "10.0.0.1:5000",
  "[::2]",
  "a.host.docker.internal",
])("%s is not", (authority) => {
  expect(isOwnName(authority)).toBe(false);
});
