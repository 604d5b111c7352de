import { SigningError } from "./signing-error.ts";

/** A parsed JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Deepest nesting of lists and objects: what walks through parsed JSON takes a stack frame for each level, and two bytes
 * buy one. Signatures have six levels, SBOMs within attestations some twenty.
 */
const maxDepth = 64;

/**
 * Parses JSON that somebody signed, or that stands beside it. Two readers must never see different things in the same
 * bytes, so what `JSON.parse` forgives is refused: invalid UTF-8, a byte order mark, and a member name that stands twice
 * in one object.
 *
 * @param what names the input in messages
 * @throws SigningError `MALFORMED`, `TOO_LARGE` where it nests deeper than 64 levels
 */
export function parseStrictJson(bytes: Uint8Array, what: string): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new SigningError("MALFORMED", `${what} is not valid JSON`, { cause });
  }
  checkStructure(text, what);
  return value;
}

/**
 * The value as an object with exactly the named members: all of `required`, any of `optional`, no other. A name in other
 * letter case is another name here; Go's parser would take it for the same.
 *
 * @throws SigningError `MALFORMED`
 */
export function expectMembers(
  value: unknown,
  what: string,
  members: { readonly required?: readonly string[]; readonly optional?: readonly string[] },
): JsonObject {
  const object = expectObject(value, what);
  const required = members.required ?? [];
  for (const name of required) {
    if (object[name] === undefined) throw new SigningError("MALFORMED", `${what} has no '${name}'`);
  }
  for (const name of Object.keys(object)) {
    if (!required.includes(name) && members.optional?.includes(name) !== true) {
      throw new SigningError("MALFORMED", `${what} has the unknown member '${name.slice(0, 100)}'`);
    }
  }
  return object;
}

/** The value as an object, whatever its members. Throws `MALFORMED`. */
export function expectObject(value: unknown, what: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SigningError("MALFORMED", `${what} is not a JSON object`);
  }
  return value as JsonObject;
}

/** The value as a string. Throws `MALFORMED`. */
export function expectString(value: unknown, what: string): string {
  if (typeof value !== "string") throw new SigningError("MALFORMED", `${what} is not a string`);
  return value;
}

/** The value as a list of at most `limit` entries. Throws `MALFORMED`, or `TOO_LARGE` over the limit. */
export function expectList(value: unknown, what: string, limit: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new SigningError("MALFORMED", `${what} is not a list`);
  if (value.length > limit) {
    throw new SigningError("TOO_LARGE", `${what} has ${value.length} entries; the limit is ${limit}`);
  }
  return value;
}

/** Refuses a member name that stands twice in one object, and deep nesting, in a text that is known to be valid JSON. */
function checkStructure(text: string, what: string): void {
  // The names seen in each object that is open; undefined for a list.
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "{") open.push(new Set());
    else if (character === "[") open.push(undefined);
    if (open.length > maxDepth) throw new SigningError("TOO_LARGE", `${what} nests deeper than ${maxDepth} levels`);
    if (character === "}" || character === "]") open.pop();
    else if (character === '"') {
      const end = endOfString(text, at);
      const names = open.at(-1);
      if (names !== undefined && isMemberName(text, end)) {
        const name = JSON.parse(text.slice(at, end)) as string;
        if (names.has(name))
          throw new SigningError("MALFORMED", `${what} has the member '${name.slice(0, 100)}' twice`);
        names.add(name);
      }
      at = end - 1;
    }
  }
}

/** The position after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); ; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
}

function isMemberName(text: string, end: number): boolean {
  while (/\s/.test(text[end] ?? "x")) end++;
  return text[end] === ":";
}
