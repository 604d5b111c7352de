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
};

/**
 * The first violation in that library's order: a container's own keywords before anything inside it, members by name,
 * elements by position. Numbers that were written with a fraction or an exponent must come as NaN (`parseLifecyclePolicy` does so).
 */
export function checkSchema(schema: Schema, value: unknown, at = ""): Violation | undefined {
  const type = jsonType(value);
  if (type !== schema.type) {
    const message = `instance type (${type}) does not match any allowed primitive type (allowed: ["${schema.type}"])`;
    return { at, message };
  }
  switch (schema.type) {
    case "object":
      return checkObject(schema, value as JsonObject, at);
    case "array":
      return checkArray(schema, value as readonly unknown[], at);
    case "integer":
      return checkInteger(schema, value as number, at);
    case "string":
      return checkString(schema, value as string, at);
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function checkObject(schema: ObjectSchema, object: JsonObject, at: string): Violation | undefined {
  const names = Object.keys(object).sort();
  const missing = schema.required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return { at, message: `object has missing required properties (${JSON.stringify(missing)})` };
  }
  const unknown = names.filter((name) => !Object.hasOwn(schema.properties, name));
  if (unknown.length > 0) {
    const list = JSON.stringify(unknown);
    return { at, message: `object instance has properties which are not allowed by the schema: ${list}` };
  }
  const matched = schema.oneOf?.filter((alternative) => matches(alternative, object)).length;
  if (schema.oneOf !== undefined && matched !== 1) {
    const total = schema.oneOf.length;
    return { at, message: `instance failed to match exactly one schema (matched ${matched} out of ${total})` };
  }
  for (const name of names) {
    const property = schema.properties[name];
    const violation = property && checkSchema(property, object[name], `${at}/${name}`);
    if (violation !== undefined) return violation;
  }
  return undefined;
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

function checkArray(schema: ArraySchema, array: readonly unknown[], at: string): Violation | undefined {
  const { minItems, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (array.length < minItems) {
    const have = `must have at least ${minItems} elements but instance has ${array.length} elements`;
    return { at, message: `array is too short: ${have}` };
  }
  if (array.length > maxItems) {
    const have = `must have at most ${maxItems} elements but instance has ${array.length} elements`;
    return { at, message: `array is too long: ${have}` };
  }
  for (const [index, item] of array.entries()) {
    const violation = checkSchema(schema.items, item, `${at}/${index}`);
    if (violation !== undefined) return violation;
  }
  return undefined;
}

function checkInteger(schema: IntegerSchema, value: number, at: string): Violation | undefined {
  const { minimum, maximum } = schema;
  if (value < minimum) {
    const limit = `(minimum: ${minimum}, found: ${value})`;
    return { at, message: `numeric instance is lower than the required minimum ${limit}` };
  }
  if (value > maximum) {
    const limit = `(maximum: ${maximum}, found: ${value})`;
    return { at, message: `numeric instance is greater than the required maximum ${limit}` };
  }
  return undefined;
}

function checkString(schema: StringSchema, value: string, at: string): Violation | undefined {
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    const values = JSON.stringify(schema.enum);
    return { at, message: `instance value (${JSON.stringify(value)}) not found in enum (possible values: ${values})` };
  }
  const { minLength = 0 } = schema;
  if (value.length < minLength) {
    const limit = `(length: ${value.length}, required minimum: ${minLength})`;
    return { at, message: `string ${JSON.stringify(value)} is too short ${limit}` };
  }
  return undefined;
}

function jsonType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
