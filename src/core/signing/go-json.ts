/**
 * A value that Go's encoding/json would marshal. A plain object stands for a struct: its members are written in the
 * order they have, undefined ones are left out. A Map stands for a Go map: its members are written in byte order.
 */
export type GoJsonValue =
  | string
  | number
  | boolean
  | null
  | readonly GoJsonValue[]
  | ReadonlyMap<string, GoJsonValue>
  | { readonly [name: string]: GoJsonValue | undefined };

/**
 * JSON byte for byte as Go's `json.Marshal` writes it: no whitespace, `<`, `>`, `&`, U+2028 and U+2029 escaped, map
 * keys in byte order (Go standard library, encoding/json, "Marshal"). Signed payloads and manifests are compared by
 * their bytes, so this and not `JSON.stringify` writes them.
 */
export function encodeGoJson(value: GoJsonValue): Uint8Array {
  return new TextEncoder().encode(formatGoJson(value));
}

/** The same as text. */
export function formatGoJson(value: GoJsonValue): string {
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(formatGoJson).join(",")}]`;
  const members = value instanceof Map ? sortByBytes([...value]) : Object.entries(value as GoStruct);
  const written = members.filter(([, member]) => member !== undefined);
  return `{${written.map(([name, member]) => `${quote(name)}:${formatGoJson(member as GoJsonValue)}`).join(",")}}`;
}

/** Parsed JSON as Go would marshal it again from an `interface{}`: every object is a map, so its members are sorted. */
export function toGoMap(value: unknown): GoJsonValue {
  if (Array.isArray(value)) return value.map(toGoMap);
  if (typeof value === "object" && value !== null) {
    return new Map(Object.entries(value).map(([name, member]) => [name, toGoMap(member)]));
  }
  return value as string | number | boolean | null;
}

type GoStruct = { readonly [name: string]: GoJsonValue | undefined };

function isList(value: object): value is readonly GoJsonValue[] {
  return Array.isArray(value);
}

/** Code points outside ASCII keep their order in UTF-8, but UTF-16 sorts surrogates too low: hence not `<` on strings. */
function sortByBytes<Value>(entries: readonly (readonly [string, Value])[]): readonly (readonly [string, Value])[] {
  const encoder = new TextEncoder();
  return entries
    .map((entry) => ({ entry, bytes: encoder.encode(entry[0]) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ entry }) => entry);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Matches an escaped backslash too, so that the `ud800` of `\\ud800` is not taken for an escape. */
const differsFromGo = /\\\\|\\ud[89a-f][0-9a-f]{2}|[<>&\u2028\u2029]/g;

function quote(text: string): string {
  return JSON.stringify(text).replace(differsFromGo, (match) => {
    if (match === "\\\\") return match;
    // An unpaired surrogate is what invalid UTF-8 is in Go.
    if (match.length > 1) return "\\ufffd";
    return `\\u${match.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
