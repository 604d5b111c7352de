import type { AccountId } from "./scope.ts";

/** Random bytes that an access key id takes. */
export const accessKeyIdRandomBytes = 5;

const base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The id of a long-term access key. As in AWS's own since 2019, the ten bytes after `AKIA` hold the account: of the first
 * six, read as one number, bits 7 to 46 (`GetAccessKeyInfo` reads it back out).
 *
 * @param random five random bytes
 */
export function formatAccessKeyId(account: AccountId, random: Uint8Array): string {
  if (random.byteLength !== accessKeyIdRandomBytes) {
    throw new TypeError(`an access key id takes ${accessKeyIdRandomBytes} random bytes, not ${random.byteLength}`);
  }
  const [low = 0, ...tail] = random;
  // The top bit tells these ids from the older ones, which say nothing about the account.
  let bits = (1n << 47n) | (BigInt(account) << 7n) | BigInt(low & 0x7f);
  for (const byte of tail) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let shift = 75n; shift >= 0n; shift -= 5n) text += base32Alphabet.charAt(Number((bits >> shift) & 31n));
  return `AKIA${text}`;
}
