import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountOfAccessKeyId, formatAccessKeyId } from "./access-key-id.ts";
import type { AccountId } from "./scope.ts";

const account = fc.stringMatching(/^[0-9]{12}$/) as fc.Arbitrary<AccountId>;
const random = fc.uint8Array({ minLength: 5, maxLength: 5 });

/** The account an id encodes, computed the other way round than the code does: from the bits of each character. */
function readAccount(accessKeyId: string): string {
  const bits = [...accessKeyId.slice(4)]
    .map((character) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character).toString(2).padStart(5, "0"))
    .join("");
  return Number.parseInt(bits.slice(1, 41), 2).toString().padStart(12, "0");
}

describe("formatAccessKeyId", () => {
  it("reads published ids the way it writes them", () => {
    expect(readAccount("ASIAQNZGKIQY56JQ7WML")).toBe("029608264753");
  });

  it("encodes every account in 20 characters", () => {
    fc.assert(
      fc.property(account, random, (accountId, bytes) => {
        const accessKeyId = formatAccessKeyId(accountId, bytes);
        expect(accessKeyId).toMatch(/^AKIA[Q-Z2-7][A-Z2-7]{15}$/);
        expect(readAccount(accessKeyId)).toBe(accountId);
      }),
    );
  });

  it("spends every random bit but one", () => {
    const zero = formatAccessKeyId("123456789012" as AccountId, new Uint8Array(5));
    for (let byte = 0; byte < 5; byte++) {
      for (let bit = 0; bit < 8; bit++) {
        if (byte === 0 && bit === 7) continue;
        const bytes = new Uint8Array(5);
        bytes[byte] = 1 << bit;
        expect(formatAccessKeyId("123456789012" as AccountId, bytes)).not.toBe(zero);
      }
    }
  });
});

describe("accountOfAccessKeyId", () => {
  it("reads a published id, and whatever was written", () => {
    expect(accountOfAccessKeyId("ASIAQNZGKIQY56JQ7WML")).toBe("029608264753");
    fc.assert(
      fc.property(account, random, (accountId, bytes) => {
        expect(accountOfAccessKeyId(formatAccessKeyId(accountId, bytes, "ASIA"))).toBe(accountId);
      }),
    );
  });

  it.each(["", "AKIAIOSFODNN7EXAMPLE", "AIDAQNZGKIQY56JQ7WML", "ASIAQNZGKIQY56JQ7WM", "ASIA77777777777777777"])(
    "finds none in %j",
    (accessKeyId) => expect(accountOfAccessKeyId(accessKeyId)).toBeUndefined(),
  );
});
