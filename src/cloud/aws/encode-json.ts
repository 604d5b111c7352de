import { encodeBase64 } from "../../core/encode-base64.ts";
import { modelShape } from "./model-shape.ts";
import type { ServiceModel } from "./service-model.ts";

/**
 * What goes into a JSON answer for a value of the model's shape (AWS JSON 1.1): members in the model's order, absent ones
 * left out, timestamps as epoch seconds, blobs as base64.
 */
export function encodeJson(model: ServiceModel, shapeName: string, value: unknown): unknown {
  if (value === undefined) return undefined;
  const shape = modelShape(model, shapeName);
  switch (shape.kind) {
    case "structure": {
      const source = value as Readonly<Record<string, unknown>>;
      const members: Record<string, unknown> = {};
      for (const name in shape.members) {
        const member = source[name];
        if (member !== undefined) members[name] = encodeJson(model, shape.members[name] as string, member);
      }
      return members;
    }
    case "map":
      return Object.fromEntries(
        Object.entries(value as Readonly<Record<string, unknown>>).map(([key, entry]) => [
          key,
          encodeJson(model, shape.value, entry),
        ]),
      );
    case "list":
      return (value as readonly unknown[]).map((element) => encodeJson(model, shape.member, element));
    case "blob":
      return encodeBase64(value as Uint8Array);
    case "timestamp":
      return (value as Date).getTime() / 1000;
    case "string":
    case "boolean":
    case "integer":
    case "long":
    case "double":
      return value;
  }
}
