import { pointerSteps } from "./json-pointer.ts";

/** A value of a JSON text (RFC 8259) with the place where it stands: offsets in UTF-16 units, `end` behind it. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: "object"; readonly members: readonly JsonMember[] }
  | { readonly kind: "list"; readonly items: readonly JsonNode[] }
  | { readonly kind: "scalar" }
);

/** A member of an object; `start` is where its name begins. A name may stand more than once. */
export type JsonMember = { readonly name: string; readonly start: number; readonly value: JsonNode };

/** A JSON text with its places, or where it stops being JSON and what would have to stand there. */
export type JsonSource =
  | { readonly kind: "json"; readonly root: JsonNode }
  | { readonly kind: "broken"; readonly at: number; readonly expected: string };

/** How deep lists and objects may stand in each other; a policy has five. Bounds the recursion. */
const maxDepth = 64;

/** Reads a text as `JSON.parse` does, but keeps where everything stands. */
export function readJsonSource(text: string): JsonSource {
  try {
    return { kind: "json", root: new Reader(text).read() };
  } catch (error) {
    if (error instanceof BrokenJson) return { kind: "broken", at: error.at, expected: error.message };
    throw error;
  }
}

/**
 * The node that a JSON pointer (RFC 6901) leads to, or the last one on the way that is there. Of members of the same
 * name the last counts, as in `JSON.parse`.
 */
export function nearestNode(root: JsonNode, pointer: string): JsonNode {
  let node = root;
  for (const step of pointerSteps(pointer)) {
    const next = childNode(node, step);
    if (next === undefined) break;
    node = next;
  }
  return node;
}

/** The member of an object or the element of a list that one step of a JSON pointer leads to. */
export function childNode(node: JsonNode, step: string): JsonNode | undefined {
  if (node.kind === "object") return node.members.findLast(({ name }) => name === step)?.value;
  if (node.kind === "list" && /^(0|[1-9][0-9]*)$/.test(step)) return node.items[Number(step)];
  return undefined;
}

/** Line and column of an offset, both from 1; the column in UTF-16 units. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

class BrokenJson extends Error {
  readonly at: number;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonNode {
    const root = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw new BrokenJson(this.#at, "nothing more");
    return root;
  }

  #value(depth: number): JsonNode {
    this.#skipSpace();
    if (depth > maxDepth) throw new BrokenJson(this.#at, `no more than ${maxDepth} levels`);
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#list(depth);
      default:
        return this.#scalar();
    }
  }

  #object(depth: number): JsonNode {
    const start = this.#at;
    const members: JsonMember[] = [];
    this.#at += 1;
    if (!this.#takes("}")) {
      do {
        this.#skipSpace();
        const nameStart = this.#at;
        const name = JSON.parse(this.#match(stringPattern, "a member's name in double quotes")) as string;
        if (!this.#takes(":")) throw new BrokenJson(this.#at, "':'");
        members.push({ name, start: nameStart, value: this.#value(depth + 1) });
      } while (this.#takes(","));
      if (!this.#takes("}")) throw new BrokenJson(this.#at, "',' or '}'");
    }
    return { kind: "object", start, end: this.#at, members };
  }

  #list(depth: number): JsonNode {
    const start = this.#at;
    const items: JsonNode[] = [];
    this.#at += 1;
    if (!this.#takes("]")) {
      do items.push(this.#value(depth + 1));
      while (this.#takes(","));
      if (!this.#takes("]")) throw new BrokenJson(this.#at, "',' or ']'");
    }
    return { kind: "list", start, end: this.#at, items };
  }

  #scalar(): JsonNode {
    const start = this.#at;
    const pattern = this.#text[start] === '"' ? stringPattern : wordPattern;
    this.#match(pattern, pattern === stringPattern ? "the end of the string" : "a value");
    return { kind: "scalar", start, end: this.#at };
  }

  #match(pattern: RegExp, expected: string): string {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) throw new BrokenJson(this.#at, expected);
    this.#at += found.length;
    return found;
  }

  #takes(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    spacePattern.lastIndex = this.#at;
    this.#at += spacePattern.exec(this.#text)?.[0].length ?? 0;
  }
}

const spacePattern = /[ \t\r\n]*/y;
const wordPattern = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a JSON string may not hold
const stringPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
