import { type AccountId, isAccountId } from "./scope.ts";

/** Random bytes that an access key id takes. */
export const accessKeyIdRandomBytes = 5;

const base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an access key's id begins with: `AKIA` for a long-term key, `ASIA` for one of temporary credentials. */
export type AccessKeyPrefix = "AKIA" | "ASIA";

/**
 * The id of an access key. As in AWS's own since 2019, the ten bytes after its prefix hold the account: of the first six,
 * read as one number, bits 7 to 46 (`accountOfAccessKeyId` reads it back out).
 *
 * @param random five random bytes
 */
export function formatAccessKeyId(account: AccountId, random: Uint8Array, prefix: AccessKeyPrefix = "AKIA"): string {
  if (random.byteLength !== accessKeyIdRandomBytes) {
    throw new TypeError(`an access key id takes ${accessKeyIdRandomBytes} random bytes, not ${random.byteLength}`);
  }
  const [low = 0, ...tail] = random;
  // The top bit tells these ids from the older ones, which say nothing about the account.
  let bits = (1n << 47n) | (BigInt(account) << 7n) | BigInt(low & 0x7f);
  for (const byte of tail) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let shift = 75n; shift >= 0n; shift -= 5n) text += base32Alphabet.charAt(Number((bits >> shift) & 31n));
  return `${prefix}${text}`;
}

/** Bits of an id behind the account's 40. */
const bitsBehindAccount = 39n;

/** The account that an access key's id holds; undefined where it is none, or one of the older ids, which hold none. */
export function accountOfAccessKeyId(accessKeyId: string): AccountId | undefined {
  if (!/^(?:AKIA|ASIA)[Q-Z2-7][A-Z2-7]{15}$/.test(accessKeyId)) return undefined;
  let bits = 0n;
  for (const character of accessKeyId.slice(4)) bits = (bits << 5n) | BigInt(base32Alphabet.indexOf(character));
  const account = String((bits >> bitsBehindAccount) & ((1n << 40n) - 1n)).padStart(12, "0");
  return isAccountId(account) ? account : undefined;
}
