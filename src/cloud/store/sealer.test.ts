import fc from "fast-check";
import { expect, test } from "vitest";
import { createSealer, sealingKeyBytes } from "./sealer.ts";

const sealer = createSealer(new Uint8Array(sealingKeyBytes).fill(1));
const unreadable = expect.objectContaining({ code: "STORE_SECRET_UNREADABLE" });

test("a sealed secret opens again, and is another box each time", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (secret, purpose) => {
      const box = sealer.seal(secret, purpose);
      expect(new Uint8Array(sealer.open(box, purpose))).toEqual(secret);
      expect(Buffer.from(box).equals(sealer.seal(secret, purpose))).toBe(false);
    }),
  );
});

test("no changed, cut or lengthened box opens", () => {
  const box = sealer.seal(Buffer.from("secret"), "p");
  for (let at = 0; at < box.byteLength; at += 1) {
    const changed = Uint8Array.from(box);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => sealer.open(changed, "p")).toThrow(unreadable);
    expect(() => sealer.open(box.subarray(0, at), "p")).toThrow(unreadable);
  }
  expect(() => sealer.open(Buffer.concat([box, Buffer.of(0)]), "p")).toThrow(unreadable);
});

test("a box opens neither for another purpose nor with another key", () => {
  const box = sealer.seal(Buffer.from("secret"), "access key A");
  expect(() => sealer.open(box, "access key B")).toThrow(unreadable);
  expect(() => createSealer(new Uint8Array(sealingKeyBytes).fill(2)).open(box, "access key A")).toThrow(unreadable);
});
