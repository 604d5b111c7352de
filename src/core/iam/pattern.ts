import { wildcardTest } from "../wildcard.ts";

/** A text with wildcards and variables, as statements name actions, resources and values. */
export type Pattern = {
  readonly source: string;
  readonly parts: readonly PatternPart[];
  /** Whether a text fits, where the pattern holds no variable: made once, asked often. */
  readonly test?: (text: string) => boolean;
};

/** `many`: any run of characters, the empty one included. `one`: a single character. */
type PatternPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "many" }
  | { readonly kind: "one" }
  | { readonly kind: "variable"; readonly key: string; readonly otherwise?: string };

/** The value of a policy variable; undefined where the request has none, or several. */
export type VariableLookup = (key: string) => string | undefined;

/** No variable has a value: for patterns that hold none. */
export const noVariables: VariableLookup = () => undefined;

/**
 * Reads wildcards and, if `variables`, `${key}`, `${key, 'default'}` and the literals `${*}`, `${?}`, `${$}` (IAM User
 * Guide, "IAM policy elements: Variables and tags").
 */
export function readPattern(source: string, variables: boolean): Pattern {
  const parts: PatternPart[] = [];
  const token = variables ? /\*|\?|\$\{([^}]*)\}/g : /\*|\?/g;
  let at = 0;
  for (const match of source.matchAll(token)) {
    if (match.index > at) parts.push({ kind: "text", text: source.slice(at, match.index) });
    parts.push(readToken(match[0], match[1]));
    at = match.index + match[0].length;
  }
  if (at < source.length) parts.push({ kind: "text", text: source.slice(at) });
  return parts.some(({ kind }) => kind === "variable") ? { source, parts } : { source, parts, test: makeTest(parts) };
}

function makeTest(parts: readonly PatternPart[]): (text: string) => boolean {
  const isLiteral = parts.every((part) => part.kind === "many" || (part.kind === "text" && !part.text.includes("*")));
  if (isLiteral) return wildcardTest(parts.map((part) => (part.kind === "text" ? part.text : "*")).join(""));
  const symbols = flatten(parts, noVariables) ?? [];
  return (text) => fits(symbols, text);
}

function readToken(token: string, inside: string | undefined): PatternPart {
  if (token === "*") return { kind: "many" };
  if (token === "?") return { kind: "one" };
  const body = inside ?? "";
  if (body === "*" || body === "?" || body === "$") return { kind: "text", text: body };
  const withDefault = /^\s*([^,]*?)\s*,\s*'(.*)'\s*$/s.exec(body);
  if (withDefault !== null) {
    return { kind: "variable", key: (withDefault[1] ?? "").toLowerCase(), otherwise: withDefault[2] ?? "" };
  }
  return { kind: "variable", key: body.trim().toLowerCase() };
}

/**
 * Whether a whole text fits a pattern. A variable stands for its value, letter by letter; one without value or default
 * lets nothing fit.
 */
export function matchesPattern(pattern: Pattern, text: string, lookUp: VariableLookup): boolean {
  if (pattern.test !== undefined) return pattern.test(text);
  const symbols = flatten(pattern.parts, lookUp);
  return symbols !== undefined && fits(symbols, text);
}

/** The pattern's text where it holds no wildcard and all of its variables have values; undefined otherwise. */
export function literalOf({ parts }: Pick<Pattern, "parts">, lookUp: VariableLookup): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind === "many" || part.kind === "one") return undefined;
    const piece = part.kind === "text" ? part.text : (lookUp(part.key) ?? part.otherwise);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

type Wildcard = { readonly many: boolean };
const many: Wildcard = { many: true };
const one: Wildcard = { many: false };

function flatten(parts: readonly PatternPart[], lookUp: VariableLookup): readonly (string | Wildcard)[] | undefined {
  const symbols: (string | Wildcard)[] = [];
  for (const part of parts) {
    if (part.kind === "many") symbols.push(many);
    else if (part.kind === "one") symbols.push(one);
    else {
      const text = part.kind === "text" ? part.text : (lookUp(part.key) ?? part.otherwise);
      if (text === undefined) return undefined;
      symbols.push(...text.split(""));
    }
  }
  return symbols;
}

// One pass with a single place to go back to: after a later `*`, an earlier one never has to give up characters.
function fits(symbols: readonly (string | Wildcard)[], text: string): boolean {
  let symbol = 0;
  let at = 0;
  let retrySymbol = -1;
  let retryAt = 0;
  while (at < text.length) {
    const wanted = symbols[symbol];
    if (wanted === many) {
      retrySymbol = symbol + 1;
      retryAt = at;
      symbol += 1;
    } else if (wanted === one || (wanted !== undefined && wanted === text[at])) {
      symbol += 1;
      at += 1;
    } else if (retrySymbol >= 0) {
      retryAt += 1;
      at = retryAt;
      symbol = retrySymbol;
    } else {
      return false;
    }
  }
  while (symbols[symbol] === many) symbol += 1;
  return symbol === symbols.length;
}
