/** What a policy says, in the one form that its meaning has. */
export type CanonicalPolicy = {
  /** Of its language. */
  readonly version: string;
  /** In the order of their keys. */
  readonly statements: readonly CanonicalStatement[];
};

/** One statement of a policy, written so that two of the same meaning can be told. */
export type CanonicalStatement = {
  /** The same for statements that mean the same. */
  readonly key: string;
  /** The statement as one line of JSON, without its Sid. */
  readonly text: string;
};

/**
 * What a policy says, whatever its text: AWS prints policies anew, so that they are compared by this. The order of
 * statements and of values, white space, Sids, a list of one and the case of actions and condition keys do not count; nor
 * does whether an account is named by its number or as its root (IAM User Guide, "IAM JSON policy element reference").
 *
 * @returns undefined where the text is not JSON of a policy's form
 */
export function canonicalPolicy(text: string): CanonicalPolicy | undefined {
  const policy = parseObject(text);
  if (policy === undefined) return undefined;
  const statements = listOf(policy.Statement ?? []);
  if (!statements.every(isObject)) return undefined;
  const canonical = statements.map((statement) => ({
    key: JSON.stringify(canonicalize(statement, foldCase)),
    text: JSON.stringify(canonicalize(statement, (name) => name)),
  }));
  const distinct = new Map(canonical.map((statement) => [statement.key, statement]));
  const version = typeof policy.Version === "string" ? policy.Version : "2008-10-17";
  return { version, statements: [...distinct.values()].sort(byKey) };
}

/** Whether two policies mean the same; texts that are no policies are compared as they stand. */
export function isSamePolicy(one: string, other: string): boolean {
  const [a, b] = [canonicalPolicy(one), canonicalPolicy(other)];
  if (a === undefined || b === undefined) return one === other;
  if (a.version !== b.version || a.statements.length !== b.statements.length) return false;
  return a.statements.every(({ key }, index) => key === b.statements[index]?.key);
}

type Members = Readonly<Record<string, unknown>>;

/** How a name is written that has no case for AWS. */
type Fold = (name: string) => string;

const foldCase: Fold = (name) => name.toLowerCase();

/** Members in the order that AWS prints them in. */
function canonicalize(statement: Members, fold: Fold): Members {
  const members = Object.entries(statement).filter(([name]) => name !== "Sid");
  return Object.fromEntries(members.sort(byPlace).map(([name, value]) => [name, canonicalMember(name, value, fold)]));
}

const places = ["Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

function byPlace([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return places.indexOf(a) - places.indexOf(b);
}

function canonicalMember(name: string, value: unknown, fold: Fold): unknown {
  switch (name) {
    case "Action":
    case "NotAction":
      return canonicalList(listOf(value).map((action) => fold(String(action))));
    case "Principal":
    case "NotPrincipal":
      return canonicalNames(isObject(value) ? value : { AWS: value }, canonicalPrincipal);
    case "Condition":
      return isObject(value) ? canonicalConditions(value, fold) : value;
    case "Resource":
    case "NotResource":
      return canonicalList(listOf(value).map(String));
    default:
      return value;
  }
}

function canonicalPrincipal(name: string): string {
  return /^arn:[^:]+:iam::([0-9]{12}):root$/.exec(name)?.[1] ?? name;
}

function canonicalConditions(conditions: Members, fold: Fold): Members {
  return sorted(
    Object.entries(conditions).map(([operator, keys]) => {
      const compared = Object.entries(isObject(keys) ? keys : {}).map(([key, value]) => [fold(key), value] as const);
      return [operator, canonicalNames(Object.fromEntries(compared), (value) => value)];
    }),
  );
}

function canonicalNames(named: Members, canonicalize: (name: string) => string): Members {
  return sorted(
    Object.entries(named).map(([kind, names]) => [
      kind,
      canonicalList(listOf(names).map((name) => canonicalize(String(name)))),
    ]),
  );
}

/** Values without repetition and in one order; a single one alone, as people write it. */
function canonicalList(values: readonly string[]): unknown {
  const distinct = [...new Set(values)].sort();
  return distinct.length === 1 ? distinct[0] : distinct;
}

function sorted(entries: readonly (readonly [string, unknown])[]): Members {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byKey(a: CanonicalStatement, b: CanonicalStatement): number {
  return a.key < b.key ? -1 : 1;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseObject(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
