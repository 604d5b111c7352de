import { randomBytes } from "node:crypto";

/** What a unique id names: a user, a role, a managed policy (IAM User Guide, "Unique identifiers"). */
export type UniqueIdPrefix = "AIDA" | "AROA" | "ANPA";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Characters after the prefix: AWS's ids have 21 in all. */
const randomCharacters = 17;

/** A unique id that no other thing has: 85 random bits. */
export function makeUniqueId(prefix: UniqueIdPrefix): string {
  // 256 is a multiple of 32, so that each character is as likely as any other.
  const characters = Array.from(randomBytes(randomCharacters), (byte) => alphabet.charAt(byte % alphabet.length));
  return prefix + characters.join("");
}
