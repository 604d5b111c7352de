import { expect, test } from "vitest";
import { isInternal, isLoopback, isPrivateAddress } from "./host-names.ts";

test.each([
  ["127.0.0.1", true],
  ["127.255.255.255", true],
  ["126.255.255.255", false],
  ["128.0.0.0", false],
  ["[::1]", true],
  ["[::2]", false],
  ["[::ffff:127.0.0.1]", true],
  ["a.localhost.", true],
  ["127.0.0.1.example", false],
  ["127.0.0.256", false],
  ["127.0.0", false],
  ["127.0.0.-1", false],
  ["127.0.0.01", false],
])("%s is this machine by its form: %s", (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});

test.each([
  ["10.0.0.0", true],
  ["10.255.255.255", true],
  ["11.0.0.0", false],
  ["172.15.255.255", false],
  ["172.16.0.0", true],
  ["172.31.255.255", true],
  ["172.32.0.0", false],
  ["192.168.255.255", true],
  ["192.169.0.0", false],
])("%s is in a private network: %s", (hostname, expected) => {
  expect(isPrivateAddress(hostname)).toBe(expected);
});

test.each([
  ["100.63.255.255", false],
  ["100.64.0.0", true],
  ["100.127.255.255", true],
  ["100.128.0.0", false],
  ["169.254.169.254", true],
  ["[fe80::1]", true],
  ["[2001:db8::1]", false],
  ["registry.example", false],
])("%s is of a network's inside: %s", (hostname, expected) => {
  expect(isInternal(hostname)).toBe(expected);
});
