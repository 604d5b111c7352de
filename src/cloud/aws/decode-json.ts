import { AwsError } from "./aws-error.ts";
import { decodeBase64 } from "./decode-base64.ts";
import { modelShape } from "./model-shape.ts";
import type { ServiceModel, ShapeModel } from "./service-model.ts";

/** Java's class of each shape, as AWS's JSON services name it when a value has another type. */
const javaTypes = {
  string: "java.lang.String",
  blob: "java.nio.ByteBuffer",
  integer: "java.lang.Integer",
  long: "java.lang.Long",
  double: "java.lang.Double",
  boolean: "java.lang.Boolean",
  timestamp: "java.util.Date",
  structure: "java.lang.Object",
  map: "java.util.Map",
} as const;

/**
 * Reads a parsed JSON body as the model's input shape (AWS JSON 1.1): unknown members are left out, null counts as
 * absent, blobs become bytes, timestamps dates, and integers lose their fraction, as at AWS. Constraints are not looked
 * at, so a required member may be missing.
 *
 * @throws AwsError `SerializationException` where a value has the wrong JSON type
 */
export function decodeJson(model: ServiceModel, shapeName: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  const shape = modelShape(model, shapeName);
  switch (shape.kind) {
    case "structure": {
      const source = expectObject(shape.kind, value);
      const members: Record<string, unknown> = {};
      for (const name in shape.members) {
        const member = decodeJson(model, shape.members[name] as string, source[name]);
        if (member !== undefined) members[name] = member;
      }
      return members;
    }
    case "map": {
      const entries = Object.entries(expectObject(shape.kind, value));
      return Object.fromEntries(entries.map(([key, entry]) => [key, decodeJson(model, shape.value, entry)]));
    }
    case "list":
      if (!Array.isArray(value)) {
        throw serialization(
          isObject(value) ? "Start of structure or map found where not expected" : "Unexpected field type",
        );
      }
      return value.map((element) => decodeJson(model, shape.member, element));
    case "blob":
      return decodeBlob(value);
    case "string":
    case "boolean":
      if (typeof value !== shape.kind) throw wrongScalar(shape.kind, value);
      return value;
    case "integer":
    case "long":
      if (typeof value !== "number") throw wrongScalar(shape.kind, value);
      return Math.trunc(value);
    case "double":
      if (typeof value !== "number") throw wrongScalar(shape.kind, value);
      return value;
    case "timestamp":
      if (typeof value !== "number") throw wrongScalar(shape.kind, value);
      return decodeTimestamp(value);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function expectObject(kind: "structure" | "map", value: unknown): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw serialization(
    Array.isArray(value) ? `Unrecognized collection type class ${javaTypes[kind]}` : "Unexpected field type",
  );
}

function decodeTimestamp(seconds: number): Date {
  const date = new Date(Math.round(seconds * 1000));
  if (Number.isNaN(date.getTime())) throw serialization("NUMBER_VALUE cannot be converted to Date");
  return date;
}

function decodeBlob(value: unknown): Uint8Array {
  if (typeof value !== "string") {
    if (typeof value === "object") throw wrongScalar("blob", value);
    throw serialization("only base-64-encoded strings are convertible to bytes");
  }
  if (value.length % 4 !== 0) {
    throw serialization(`Base64 encoded length is expected a multiple of 4 bytes but found: ${value.length}`);
  }
  const bytes = decodeBase64(value);
  if (bytes === undefined) throw serialization("Invalid Base64 character detected");
  return bytes;
}

function wrongScalar(kind: Exclude<ShapeModel["kind"], "structure" | "list" | "map">, value: unknown): AwsError {
  const type = javaTypes[kind];
  if (Array.isArray(value)) return serialization(`Unrecognized collection type class ${type}`);
  if (isObject(value)) return serialization("Start of structure or map found where not expected");
  return serialization(`${jsonToken(value)} cannot be converted to ${type.slice(type.lastIndexOf(".") + 1)}`);
}

function jsonToken(value: unknown): string {
  switch (typeof value) {
    case "boolean":
      return value ? "TRUE_VALUE" : "FALSE_VALUE";
    case "number":
      return Number.isInteger(value) ? "NUMBER_VALUE" : "DECIMAL_VALUE";
    default:
      return "STRING_VALUE";
  }
}

function serialization(message: string): AwsError {
  return new AwsError("SerializationException", message);
}
