import { echoed, echoedList } from "./echoed.ts";
import { javaPattern } from "./java-pattern.ts";
import { modelShape } from "./model-shape.ts";
import type { ServiceModel, ShapeModel } from "./service-model.ts";

/** A constraint of the model that the input breaks. */
export type Violation = {
  /** The member in AWS's notation: `tags.1.member.tagKey`. */
  readonly path: string;
  /** The shape whose constraint it is. */
  readonly shape: string;
  /** What must hold, in AWS's words: `Member must not be null`. */
  readonly constraint: string;
  /** The value as AWS repeats it, cut where it is long; undefined where it must not be repeated (blobs, secrets). */
  readonly shown: string | undefined;
};

/** What a violation shows of a member that is not there; values that are there stand in quotes. */
export const missingValue = "null";

/** Most violations that are told: nobody corrects more at once, and a list can break a constraint in every element. */
const maxViolations = 50;

/**
 * The constraints of the model that a decoded input breaks: required members, lengths, ranges, patterns and
 * enumerations, in the model's order (texts: AWS's JSON and query services all use them). Inside a list or map that has
 * a wrong length nothing is looked at, and after `maxViolations` nothing more.
 */
export function checkConstraints(model: ServiceModel, shapeName: string, input: unknown): readonly Violation[] {
  const violations: Violation[] = [];
  checkValue(model, shapeName, input, "", violations);
  return violations.slice(0, maxViolations);
}

function checkValue(model: ServiceModel, name: string, value: unknown, path: string, found: Violation[]): void {
  const shape = modelShape(model, name);
  switch (shape.kind) {
    case "structure":
      checkStructure(model, shape, value as Readonly<Record<string, unknown>>, path, found);
      break;
    case "list":
      checkList(model, name, value as readonly unknown[], path, found);
      break;
    case "map":
      checkMap(model, name, value as Readonly<Record<string, unknown>>, path, found);
      break;
    default:
      for (const { text, holds } of scalarConstraints(shape)) {
        if (!holds(value)) found.push({ path, shape: name, constraint: text, shown: show(shape, value) });
      }
  }
}

function checkStructure(
  model: ServiceModel,
  shape: ShapeModel & { readonly kind: "structure" },
  value: Readonly<Record<string, unknown>>,
  path: string,
  found: Violation[],
): void {
  const prefix = path === "" ? "" : `${path}.`;
  for (const name in shape.members) {
    if (found.length >= maxViolations) return;
    const target = shape.members[name] as string;
    const member = value[name];
    if (member !== undefined) checkValue(model, target, member, prefix + lowerFirst(name), found);
    else if (shape.required?.includes(name)) found.push(missing(target, prefix + lowerFirst(name)));
  }
}

function checkList(
  model: ServiceModel,
  name: string,
  value: readonly unknown[],
  path: string,
  found: Violation[],
): void {
  const shape = modelShape(model, name) as ShapeModel & { readonly kind: "list" };
  const elementShape = modelShape(model, shape.member);
  const wrongLength = lengthConstraints(shape).find((constraint) => !constraint.holds(value));
  if (wrongLength !== undefined) {
    found.push({ path, shape: name, constraint: wrongLength.text, shown: showList(elementShape, value) });
    return;
  }
  const constraints = isScalar(elementShape) ? scalarConstraints(elementShape) : undefined;
  for (const [index, element] of value.entries()) {
    if (found.length >= maxViolations) return;
    if (element === undefined) {
      found.push(missing(shape.member, `${path}.${index + 1}.member`));
    } else if (constraints === undefined) {
      checkValue(model, shape.member, element, `${path}.${index + 1}.member`, found);
    } else if (constraints.some((constraint) => !constraint.holds(element))) {
      // AWS names the list, not the element, and prints everything an element must satisfy. One such line says it all.
      const texts = constraints.map((constraint) => constraint.text).join(", ");
      found.push({
        path,
        shape: shape.member,
        constraint: `Member must satisfy constraint: [${texts}]`,
        shown: showList(elementShape, value),
      });
      return;
    }
  }
}

function checkMap(
  model: ServiceModel,
  name: string,
  value: Readonly<Record<string, unknown>>,
  path: string,
  found: Violation[],
): void {
  const shape = modelShape(model, name) as ShapeModel & { readonly kind: "map" };
  const keyConstraints = scalarConstraints(modelShape(model, shape.key));
  const valueConstraints = scalarConstraints(modelShape(model, shape.value));
  const entries = Object.entries(value);
  const report = (constraint: string): void => {
    found.push({ path, shape: name, constraint, shown: undefined });
  };
  const wrongLength = lengthConstraints(shape).find((constraint) => !constraint.holds(entries));
  if (wrongLength !== undefined) {
    report(wrongLength.text);
    return;
  }
  if (entries.some(([key]) => keyConstraints.some((constraint) => !constraint.holds(key)))) {
    report(`Map keys must satisfy constraint: [${keyConstraints.map(({ text }) => text).join(", ")}]`);
  }
  if (entries.some(([, entry]) => entry === undefined || valueConstraints.some(({ holds }) => !holds(entry)))) {
    const texts = [...valueConstraints.map(({ text }) => text), notNull];
    report(`Map value must satisfy constraint: [${texts.join(", ")}]`);
  }
}

type Constraint = { readonly text: string; readonly holds: (value: unknown) => boolean };

const notNull = "Member must not be null";
const cachedConstraints = new WeakMap<ShapeModel, readonly Constraint[]>();

function scalarConstraints(shape: ShapeModel): readonly Constraint[] {
  let constraints = cachedConstraints.get(shape);
  if (constraints === undefined) {
    constraints = makeScalarConstraints(shape);
    cachedConstraints.set(shape, constraints);
  }
  return constraints;
}

function makeScalarConstraints(shape: ShapeModel): readonly Constraint[] {
  switch (shape.kind) {
    case "string": {
      const { pattern, enum: values } = shape;
      return [
        // STS lists the pattern before the length.
        ...(pattern === undefined ? [] : [patternConstraint(pattern)]),
        ...lengthConstraints(shape),
        ...(values === undefined ? [] : [enumConstraint(values)]),
      ];
    }
    case "blob":
      return lengthConstraints(shape);
    case "integer":
    case "long":
    case "double":
      return rangeConstraints(shape);
    case "boolean":
    case "timestamp":
    case "structure":
    case "list":
    case "map":
      return [];
  }
}

function patternConstraint(pattern: string): Constraint {
  return {
    text: `Member must satisfy regular expression pattern: ${pattern}`,
    holds: (value) => javaPattern(pattern).test(value as string),
  };
}

function enumConstraint(values: readonly string[]): Constraint {
  const known = new Set(values);
  return {
    text: `Member must satisfy enum value set: [${values.join(", ")}]`,
    holds: (value) => known.has(value as string),
  };
}

type Bounds = { readonly min?: number; readonly max?: number };

function lengthConstraints(bounds: Bounds): readonly Constraint[] {
  return boundConstraints("length", bounds, (value) => (value as ArrayLike<unknown>).length);
}

function rangeConstraints(bounds: Bounds): readonly Constraint[] {
  return boundConstraints("value", bounds, (value) => value as number);
}

function boundConstraints(
  what: "length" | "value",
  { min, max }: Bounds,
  measure: (value: unknown) => number,
): readonly Constraint[] {
  const constraints: Constraint[] = [];
  if (max !== undefined) {
    constraints.push({
      text: `Member must have ${what} less than or equal to ${max}`,
      holds: (value) => measure(value) <= max,
    });
  }
  if (min !== undefined) {
    constraints.push({
      text: `Member must have ${what} greater than or equal to ${min}`,
      holds: (value) => measure(value) >= min,
    });
  }
  return constraints;
}

function missing(shape: string, path: string): Violation {
  return { path, shape, constraint: notNull, shown: missingValue };
}

function isScalar(shape: ShapeModel): boolean {
  return shape.kind !== "structure" && shape.kind !== "list" && shape.kind !== "map";
}

function show(shape: ShapeModel, value: unknown): string | undefined {
  if (shape.kind === "blob" || (shape.kind === "string" && shape.sensitive === true)) return undefined;
  return `'${echoed(String(value))}'`;
}

function showList(element: ShapeModel, value: readonly unknown[]): string | undefined {
  if (!isScalar(element) || show(element, "") === undefined) return undefined;
  return `'${echoedList(value)}'`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
