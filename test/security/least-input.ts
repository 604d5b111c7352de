import { modelShape } from "../../src/cloud/aws/model-shape.ts";
import type { ServiceModel } from "../../src/cloud/aws/service-model.ts";

/** Values for members by their name, where not any value will do. */
export type MemberValues = Readonly<Record<string, unknown>>;

/**
 * The least input of an operation that its service's model takes: required members alone, made from their shapes.
 *
 * @param given values by member name, used wherever an operation has such a member, required or not
 */
export function leastInput(
  model: ServiceModel,
  operation: string,
  given: MemberValues,
): Readonly<Record<string, unknown>> {
  const shape = model.operations[operation]?.input;
  return shape === undefined ? {} : (makeValue(model, shape, given) as Readonly<Record<string, unknown>>);
}

function makeValue(model: ServiceModel, name: string, given: MemberValues): unknown {
  const shape = modelShape(model, name);
  switch (shape.kind) {
    case "structure":
      return Object.fromEntries(
        Object.entries(shape.members)
          .filter(([member]) => Object.hasOwn(given, member) || shape.required?.includes(member))
          .map(([member, inner]) => [member, given[member] ?? makeValue(model, inner, given)]),
      );
    case "list":
      return [makeValue(model, shape.member, given)];
    case "map":
      return {};
    case "string":
      return shape.enum?.[0] ?? "x".repeat(shape.min ?? 1);
    case "blob":
      return "AAAA";
    case "integer":
    case "long":
    case "double":
      return shape.min ?? 0;
    case "boolean":
      return false;
    case "timestamp":
      return 0;
  }
}

/** An input in the form of the query protocol: `Tags.member.1.Key=a`. */
export function formOf(action: string, version: string, input: object): string {
  const form = new URLSearchParams({ Action: action, Version: version });
  const add = (name: string, value: unknown): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) add(`${name}.member.${index + 1}`, item);
    else if (typeof value === "object" && value !== null)
      for (const [member, inner] of Object.entries(value)) add(name === "" ? member : `${name}.${member}`, inner);
    else form.append(name, String(value));
  };
  add("", input);
  return form.toString();
}
