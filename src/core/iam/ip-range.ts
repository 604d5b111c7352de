/** A range of addresses: the first `bits` of `address`, which is `width` bits long. */
type IpRange = { readonly address: bigint; readonly bits: number; readonly width: 32 | 128 };

/** Whether an address lies in a CIDR range (RFC 4632, RFC 4291); a bare address is a range of one. False for anything else. */
export function inIpRange(address: string, range: string): boolean {
  const [base = "", length] = range.split("/");
  const within = readRange(base, length);
  const asked = readRange(address, undefined);
  if (within === undefined || asked === undefined || within.width !== asked.width) return false;
  const shift = BigInt(within.width - within.bits);
  return within.address >> shift === asked.address >> shift;
}

function readRange(text: string, length: string | undefined): IpRange | undefined {
  const address = text.includes(":") ? readIpv6(text) : readIpv4(text);
  if (address === undefined) return undefined;
  const width = text.includes(":") ? 128 : 32;
  if (length === undefined) return { address, bits: width, width };
  const bits = /^[0-9]{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return bits <= width ? { address, bits, width } : undefined;
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^[0-9]{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function readIpv6(text: string): bigint | undefined {
  const halves = withoutIpv4Tail(text)?.split("::");
  if (halves === undefined || halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

/** `::ffff:192.0.2.1` with its last part as two groups. */
function withoutIpv4Tail(text: string): string | undefined {
  const tail = /:([0-9.]*\.[0-9.]*)$/.exec(text)?.[1];
  if (tail === undefined) return text;
  const address = readIpv4(tail);
  if (address === undefined) return undefined;
  return `${text.slice(0, -tail.length)}${(address >> 16n).toString(16)}:${(address & 0xffffn).toString(16)}`;
}
