import { inIpRange } from "./ip-range.ts";
import { literalOf, matchesPattern, readPattern, type VariableLookup } from "./pattern.ts";
import type { Condition, PolicyVersion } from "./policy-document.ts";
import type { AccessRequest } from "./request.ts";

/** Whether a request's value and a policy's value agree. */
type Comparison = (value: string, wanted: string, variables: Variables) => boolean;

/** How `${…}` is read in a policy's values: not at all in the old language. */
type Variables = { readonly read: boolean; readonly lookUp: VariableLookup };

type OperatorRow = { readonly compare: Comparison; readonly negated: boolean };

/** The condition operators by their name (IAM User Guide, "IAM JSON policy elements: Condition operators"). */
const operators: ReadonlyMap<string, OperatorRow> = new Map<string, OperatorRow>([
  ...pair("StringEquals", "StringNotEquals", stringEquals),
  ...pair(
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    (value, wanted, variables) => literal(wanted, variables)?.toLowerCase() === value.toLowerCase(),
  ),
  ...pair("StringLike", "StringNotLike", (value, wanted, { read, lookUp }) =>
    matchesPattern(readPattern(wanted, read), value, lookUp),
  ),
  ...pair(
    "NumericEquals",
    "NumericNotEquals",
    byNumber((value, wanted) => value === wanted),
  ),
  ...plain(
    "NumericLessThan",
    byNumber((value, wanted) => value < wanted),
  ),
  ...plain(
    "NumericLessThanEquals",
    byNumber((value, wanted) => value <= wanted),
  ),
  ...plain(
    "NumericGreaterThan",
    byNumber((value, wanted) => value > wanted),
  ),
  ...plain(
    "NumericGreaterThanEquals",
    byNumber((value, wanted) => value >= wanted),
  ),
  ...pair(
    "DateEquals",
    "DateNotEquals",
    byTime((value, wanted) => value === wanted),
  ),
  ...plain(
    "DateLessThan",
    byTime((value, wanted) => value < wanted),
  ),
  ...plain(
    "DateLessThanEquals",
    byTime((value, wanted) => value <= wanted),
  ),
  ...plain(
    "DateGreaterThan",
    byTime((value, wanted) => value > wanted),
  ),
  ...plain(
    "DateGreaterThanEquals",
    byTime((value, wanted) => value >= wanted),
  ),
  ...plain("Bool", (value, wanted) => value.toLowerCase() === wanted.toLowerCase()),
  ...plain("BinaryEquals", (value, wanted) => value === wanted),
  ...pair("IpAddress", "NotIpAddress", inIpRange),
  ...pair("ArnEquals", "ArnNotEquals", arnLike),
  ...pair("ArnLike", "ArnNotLike", arnLike),
]);

/** Whether AWS knows the operator; `Null` asks for a key's presence and compares nothing. */
export function isOperator(name: string): boolean {
  return name === "Null" || operators.has(name);
}

/**
 * Whether a condition holds. Without the key in the request a positive operator fails and a negated one holds, unless
 * `IfExists` or a quantifier says otherwise.
 */
export function holds(condition: Condition, request: AccessRequest, version: PolicyVersion): boolean {
  const { operator, key, values } = condition;
  const asked = request.context(key);
  if (operator.name === "Null")
    return values.some((value) => (value.toLowerCase() === "true") === (asked === undefined));
  const row = operators.get(operator.name);
  if (row === undefined) return false;
  if (asked === undefined) return missingKeyHolds(condition, row);
  const variables: Variables = { read: version === "2012-10-17", lookUp: singleValue(request) };
  const holdsFor = (value: string) => values.some((wanted) => row.compare(value, wanted, variables)) !== row.negated;
  switch (operator.quantifier) {
    case "ForAllValues":
      return asked.every(holdsFor);
    case "ForAnyValue":
      return asked.some(holdsFor);
    default:
      return row.negated ? asked.every(holdsFor) : asked.some(holdsFor);
  }
}

function missingKeyHolds({ operator }: Condition, { negated }: OperatorRow): boolean {
  if (operator.quantifier === "ForAllValues" || operator.ifExists) return true;
  return operator.quantifier === "ForAnyValue" ? false : negated;
}

/** The value of a key that has exactly one: what a variable may stand for. */
export function singleValue(request: AccessRequest): VariableLookup {
  return (key) => {
    const values = request.context(key);
    return values?.length === 1 ? values[0] : undefined;
  };
}

function pair(name: string, negation: string, compare: Comparison): [string, OperatorRow][] {
  return [
    [name, { compare, negated: false }],
    [negation, { compare, negated: true }],
  ];
}

function plain(name: string, compare: Comparison): [string, OperatorRow][] {
  return [[name, { compare, negated: false }]];
}

function stringEquals(value: string, wanted: string, variables: Variables): boolean {
  return literal(wanted, variables) === value;
}

/** A value in which wildcards stand for themselves. */
function literal(wanted: string, { read, lookUp }: Variables): string | undefined {
  if (!read || !wanted.includes("${")) return wanted;
  const parts = readPattern(wanted, true).parts.map((part) => {
    if (part.kind === "many") return { kind: "text", text: "*" } as const;
    return part.kind === "one" ? ({ kind: "text", text: "?" } as const) : part;
  });
  return literalOf({ parts }, lookUp);
}

// Each of the six parts is compared by itself: a wildcard does not cross a colon, but for the last part.
function arnLike(value: string, wanted: string, { read, lookUp }: Variables): boolean {
  const parts = splitArn(value);
  const patterns = splitArn(wanted);
  if (parts.length !== arnParts || patterns.length !== arnParts) return false;
  return patterns.every((pattern, at) => matchesPattern(readPattern(pattern, read), parts[at] ?? "", lookUp));
}

const arnParts = 6;

function splitArn(text: string): readonly string[] {
  // A colon inside a variable's braces is no separator.
  const parts = text.split(/:(?![^{]*\})/);
  return parts.length <= arnParts ? parts : [...parts.slice(0, arnParts - 1), parts.slice(arnParts - 1).join(":")];
}

function byNumber(compare: (value: number, wanted: number) => boolean): Comparison {
  return (value, wanted) => isNumber(value) && isNumber(wanted) && compare(Number(value), Number(wanted));
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

function byTime(compare: (value: number, wanted: number) => boolean): Comparison {
  return (value, wanted) => {
    const [asked, limit] = [readTime(value), readTime(wanted)];
    return asked !== undefined && limit !== undefined && compare(asked, limit);
  };
}

/** Milliseconds since 1970 of an ISO 8601 time or of seconds since 1970. */
function readTime(text: string): number | undefined {
  const ms = isNumber(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}
