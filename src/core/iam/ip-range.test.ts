import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inIpRange } from "./ip-range.ts";

test.each([
  ["10.1.2.3", "10.0.0.0/8", true],
  ["11.1.2.3", "10.0.0.0/8", false],
  ["10.1.2.3", "0.0.0.0/0", true],
  ["10.1.2.3", "10.1.2.3/33", false],
  ["::1", "::/0", true],
  ["2001:db8::1", "2001:db8::/32", true],
  ["::ffff:10.1.2.3", "::ffff:10.0.0.0/104", true],
  ["10.1.2.3", "::/0", false],
  ["nonsense", "0.0.0.0/0", false],
  ["10.1.2.3", "10.1.2", false],
  ["1::2::3", "::/0", false],
])("%s in %s: %s", (address, range, expected) => {
  expect(inIpRange(address, range)).toBe(expected);
});

test("agrees with Node's own lists", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.ipV4(), fc.ipV6()),
      fc.oneof(fc.ipV4(), fc.ipV6()),
      fc.nat(128),
      (address, base, length) => {
        const family = isIP(base) === 4 ? "ipv4" : "ipv6";
        const bits = length % (family === "ipv4" ? 33 : 129);
        const list = new BlockList();
        list.addSubnet(base, bits, family);
        // Node takes an IPv4 address for an IPv6 one that begins with ::ffff:; IAM compares within one family.
        const sameFamily = isIP(address) === isIP(base);
        expect(inIpRange(address, `${base}/${bits}`)).toBe(sameFamily && list.check(address, family));
      },
    ),
    { numRuns: 2000 },
  );
});
