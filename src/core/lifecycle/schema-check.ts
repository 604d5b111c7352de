/** The keywords of JSON Schema draft 4 that ECR's policy schema needs. */
export type Schema = ObjectSchema | ArraySchema | IntegerSchema | StringSchema;

/** An object without members beyond `properties`, which meets exactly one of `oneOf` where that is given. */
export type ObjectSchema = {
  readonly type: "object";
  /** Sorted, as the messages print them. */
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Alternative[];
};

type ArraySchema = {
  readonly type: "array";
  readonly minItems: number;
  readonly maxItems?: number;
  readonly items: Schema;
};

type IntegerSchema = { readonly type: "integer"; readonly minimum: number; readonly maximum: number };

type StringSchema = { readonly type: "string"; readonly enum?: readonly string[]; readonly minLength?: number };

/** One branch of a `oneOf`: what it demands of some of the members. */
type Alternative = Readonly<Record<string, MemberDemand>>;

type MemberDemand = "present" | "absent" | { readonly is: string } | { readonly isOrAbsent: string };

/** A place in a JSON text and what is wrong there. */
export type Violation = {
  /** JSON pointer (RFC 6901); empty for the whole text. */
  readonly at: string;
  /** The sentence of the json-schema-validator library (`validation.properties`), whose words ECR answers with. */
  readonly message: string;
  /** The keyword of the schema that is not met. */
  readonly fault: SchemaFault;
};

/** What of a schema is not met; `alternatives`: not exactly one of `oneOf` is. */
export type SchemaFault =
  | "type"
  | "missing-members"
  | "unknown-members"
  | "alternatives"
  | "short-list"
  | "long-list"
  | "small-number"
  | "large-number"
  | "unknown-value"
  | "short-text";

/**
 * The violations in that library's order: a container's own keywords before anything inside it, members by name,
 * elements by position; the first is the one that ECR answers. What only follows from another violation is left out: of
 * the members that an unmet `oneOf` speaks of nothing more is said, nor of a `oneOf` whose members are missing. Numbers
 * that were written with a fraction or an exponent must come as NaN (`parsePolicyJson` does so).
 */
export function* schemaViolations(schema: Schema, value: unknown, at = ""): Generator<Violation> {
  const type = jsonType(value);
  if (type !== schema.type) {
    const message = `instance type (${type}) does not match any allowed primitive type (allowed: ["${schema.type}"])`;
    yield { at, message, fault: "type" };
    return;
  }
  switch (schema.type) {
    case "object":
      return yield* objectViolations(schema, value as JsonObject, at);
    case "array":
      return yield* arrayViolations(schema, value as readonly unknown[], at);
    case "integer":
      return yield* integerViolations(schema, value as number, at);
    case "string":
      return yield* stringViolations(schema, value as string, at);
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function* objectViolations(schema: ObjectSchema, object: JsonObject, at: string): Generator<Violation> {
  const names = Object.keys(object).sort();
  const missing = schema.required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const message = `object has missing required properties (${JSON.stringify(missing)})`;
    yield { at, message, fault: "missing-members" };
  }
  const unknown = names.filter((name) => !Object.hasOwn(schema.properties, name));
  if (unknown.length > 0) {
    const list = JSON.stringify(unknown);
    const message = `object instance has properties which are not allowed by the schema: ${list}`;
    yield { at, message, fault: "unknown-members" };
  }
  const spokenOf = new Set(schema.oneOf?.flatMap((alternative) => Object.keys(alternative)));
  const matched = schema.oneOf?.filter((alternative) => matches(alternative, object)).length;
  const unmet = schema.oneOf !== undefined && matched !== 1 && !missing.some((name) => spokenOf.has(name));
  if (unmet) {
    const message = `instance failed to match exactly one schema (matched ${matched} out of ${schema.oneOf.length})`;
    yield { at, message, fault: "alternatives" };
  }
  for (const name of names) {
    const property = schema.properties[name];
    if (property !== undefined && !(unmet && spokenOf.has(name))) {
      yield* schemaViolations(property, object[name], `${at}/${name}`);
    }
  }
}

function matches(alternative: Alternative, object: JsonObject): boolean {
  return Object.entries(alternative).every(([name, demand]) => {
    const present = Object.hasOwn(object, name);
    if (demand === "present") return present;
    if (demand === "absent") return !present;
    if ("is" in demand) return present && object[name] === demand.is;
    return !present || object[name] === demand.isOrAbsent;
  });
}

function* arrayViolations(schema: ArraySchema, array: readonly unknown[], at: string): Generator<Violation> {
  const { minItems, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (array.length < minItems) {
    const have = `must have at least ${minItems} elements but instance has ${array.length} elements`;
    yield { at, message: `array is too short: ${have}`, fault: "short-list" };
  }
  if (array.length > maxItems) {
    const have = `must have at most ${maxItems} elements but instance has ${array.length} elements`;
    yield { at, message: `array is too long: ${have}`, fault: "long-list" };
  }
  for (const [index, item] of array.entries()) yield* schemaViolations(schema.items, item, `${at}/${index}`);
}

function* integerViolations(schema: IntegerSchema, value: number, at: string): Generator<Violation> {
  const { minimum, maximum } = schema;
  if (value < minimum) {
    const limit = `(minimum: ${minimum}, found: ${value})`;
    yield { at, message: `numeric instance is lower than the required minimum ${limit}`, fault: "small-number" };
  }
  if (value > maximum) {
    const limit = `(maximum: ${maximum}, found: ${value})`;
    yield { at, message: `numeric instance is greater than the required maximum ${limit}`, fault: "large-number" };
  }
}

function* stringViolations(schema: StringSchema, value: string, at: string): Generator<Violation> {
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    const values = JSON.stringify(schema.enum);
    const message = `instance value (${JSON.stringify(value)}) not found in enum (possible values: ${values})`;
    yield { at, message, fault: "unknown-value" };
  }
  const { minLength = 0 } = schema;
  if (value.length < minLength) {
    const limit = `(length: ${value.length}, required minimum: ${minLength})`;
    yield { at, message: `string ${JSON.stringify(value)} is too short ${limit}`, fault: "short-text" };
  }
}

function jsonType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
