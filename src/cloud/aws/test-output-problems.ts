import { checkConstraints, type Violation } from "./check-constraints.ts";
import { modelShape } from "./model-shape.ts";
import type { ServiceId } from "./operation.ts";
import type { ServiceModel } from "./service-model.ts";
import { services } from "./services.ts";

/**
 * What in an operation's output does not fit the service's model: members the model does not have, values of another
 * type, broken constraints, missing required members. Tests pass it to `awsRoutes` as `inspectOutput` and expect nothing.
 */
export function outputProblems(service: ServiceId, operation: string, output: unknown): readonly string[] {
  const { model } = services[service];
  const shape = model.operations[operation]?.output;
  const name = `${service}:${operation}`;
  if (shape === undefined) return output === undefined ? [] : [`${name} has an output; the model has none`];
  const typeProblems = checkTypes(model, shape, output, name);
  if (typeProblems.length > 0) return typeProblems;
  return checkConstraints(model, shape, output)
    .filter((violation) => !isEmptyList(model, violation))
    .map(({ path, constraint }) => `${name} ${path}: ${constraint}`)
    .filter((problem) => !answeredAllTheSame.has(problem));
}

/** What AWS answers although its model forbids it: the root user's id is the account's. */
const answeredAllTheSame: ReadonlySet<string> = new Set([
  "iam:GetUser user.userId: Member must have length greater than or equal to 16",
]);

/**
 * Models give inputs and outputs one list shape: AWS answers an empty one all the same (ListImages of an empty
 * repository: `"imageIds": []`).
 */
function isEmptyList(model: ServiceModel, { shape, constraint }: Violation): boolean {
  return (
    modelShape(model, shape).kind === "list" && constraint === "Member must have length greater than or equal to 1"
  );
}

function checkTypes(model: ServiceModel, shapeName: string, value: unknown, path: string): readonly string[] {
  const shape = modelShape(model, shapeName);
  const fits = (holds: boolean): readonly string[] =>
    holds ? [] : [`${path} is no ${shape.kind}: ${describe(value)}`];
  switch (shape.kind) {
    case "structure":
    case "map": {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return fits(false);
      return Object.entries(value).flatMap(([name, member]) => {
        const target = shape.kind === "map" ? shape.value : shape.members[name];
        if (target === undefined) return [`${path} has a member ${name}; the model has none`];
        return member === undefined ? [] : checkTypes(model, target, member, `${path}.${name}`);
      });
    }
    case "list":
      if (!Array.isArray(value)) return fits(false);
      return value.flatMap((element, index) => checkTypes(model, shape.member, element, `${path}.${index}`));
    case "string":
      return fits(typeof value === "string");
    case "boolean":
      return fits(typeof value === "boolean");
    case "integer":
    case "long":
      return fits(Number.isSafeInteger(value));
    case "double":
      return fits(typeof value === "number" && Number.isFinite(value));
    case "blob":
      return fits(value instanceof Uint8Array);
    case "timestamp":
      return fits(value instanceof Date && !Number.isNaN(value.getTime()));
  }
}

function describe(value: unknown): string {
  return value === null || typeof value !== "object" ? String(value) : value.constructor.name;
}
