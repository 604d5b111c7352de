import fc from "fast-check";
import { expect, it } from "vitest";
import { readPageToken, writePageToken } from "./page-token.ts";

it("reads back every position, for its own listing alone", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.string({ unit: "grapheme", maxLength: 200 }), (listing, position) => {
      const token = writePageToken(listing, position);
      expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(readPageToken(listing, token)).toBe(position.toWellFormed());
      expect(readPageToken(`${listing}x`, token)).toBeUndefined();
    }),
  );
});

it("takes nothing that it did not write, and never throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readPageToken("listing", text)).toBeUndefined();
      expect(readPageToken("listing", Buffer.from(text).toString("base64url"))).toBeUndefined();
    }),
  );
  for (const json of ["null", "[]", '["listing"]', '["listing",1]', '["listing","a","b"]', '{"0":"listing"}']) {
    expect(readPageToken("listing", Buffer.from(json).toString("base64url"))).toBeUndefined();
  }
});
