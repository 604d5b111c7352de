import { countOf } from "../../core/count-of.ts";
import { canonicalStatements } from "../../core/iam/policy-statements.ts";
import type { ImageRegistryOutputs } from "../../core/image-registry/outputs.ts";
import type { JsonObject, JsonValue } from "../report/json-value.ts";
import { formatTable } from "../report/table.ts";
import { outputsOf } from "./apply-plan.ts";
import {
  changesOf,
  type Difference,
  type PlanAction,
  type PlannedResource,
  type RegistryPlan,
} from "./registry-plan.ts";

/** A plan in the stable shape that scripts read; `outputs` is null as long as something of them is missing. */
export function planToJson(place: JsonObject, plan: RegistryPlan): JsonObject {
  return { ...place, resources: plan.resources.map(plannedToJson), outputs: outputsOf(plan) ?? null };
}

/** What an apply came to, in the stable shape that scripts read: `done` tells what it has changed. */
export function appliedToJson(
  place: JsonObject,
  { resources }: RegistryPlan,
  done: readonly PlannedResource[],
  outputs: ImageRegistryOutputs | undefined,
): JsonObject {
  return {
    ...place,
    resources: resources.map((resource) => ({ ...plannedToJson(resource), done: done.includes(resource) })),
    outputs: outputs ?? null,
  };
}

/** The outputs as people read them. */
export function formatOutputs(outputs: ImageRegistryOutputs): string {
  const rows = Object.entries(outputs).flatMap(([name, value]) =>
    typeof value === "string"
      ? [[name, value] as const]
      : Object.entries(value).map(([key, inner]) => [`${name}.${key}`, String(inner)] as const),
  );
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join("");
}

function plannedToJson({ kind, name, action, differences, note }: PlannedResource): JsonObject {
  return {
    kind,
    name,
    action,
    differences: differences.map(({ field, from, to }) => ({ field, from, to })),
    note: note ?? null,
  };
}

/** A plan as people read it: what happens to each resource, and below it each field that is not as described. */
export function formatPlan({ resources }: RegistryPlan, options: { readonly color: boolean }): string {
  const rows = resources.flatMap((resource) => {
    const { action, kind, name, note } = resource;
    const details = [...(note === undefined ? [] : [note]), ...describeDifferences(resource)];
    const [first = "", ...more] = details;
    return [[action, kind, name, first], ...more.map((detail) => ["", "", "", detail])];
  });
  const columns = ["ACTION", "RESOURCE", "NAME", "DIFFERENCE"].map((title, index) => ({
    title,
    value: (row: readonly string[]) => row[index] ?? "",
  }));
  return formatTable(columns, rows, options);
}

const verbs: Readonly<Record<PlanAction, string>> = {
  create: "to create",
  change: "to change",
  delete: "to delete",
  blocked: "that cannot be changed",
  keep: "as described",
};

/** What a plan comes to: `2 to create, 1 to change, 5 as described`. */
export function summarizePlan({ resources }: RegistryPlan): string {
  const counts = (Object.keys(verbs) as PlanAction[]).flatMap((action) => {
    const count = resources.filter((resource) => resource.action === action).length;
    return count === 0 ? [] : [`${count} ${verbs[action]}`];
  });
  return counts.join(", ");
}

/** What a question about a plan names: `3 resources`. */
export function countChanges(plan: RegistryPlan): string {
  return countOf(changesOf(plan).length, "resource");
}

function describeDifferences({ action, differences }: PlannedResource): readonly string[] {
  return differences.flatMap((difference) => describeDifference(difference, action === "create"));
}

function describeDifference({ field, from, to }: Difference, isNew: boolean): readonly string[] {
  const [before, after] = [statementsOf(from), statementsOf(to)];
  if (before === undefined || after === undefined) {
    return [isNew ? `${field}: ${show(to)}` : `${field}: ${show(from)} → ${show(to)}`];
  }
  const gone = before.filter(({ key }) => !after.some((other) => other.key === key));
  const added = after.filter(({ key }) => !before.some((other) => other.key === key));
  return [
    ...gone.map(({ text }) => `${field}: - ${text}`),
    ...added.map(({ text }) => (isNew ? `${field}: ${text}` : `${field}: + ${text}`)),
  ];
}

/** The statements of an IAM policy; none where there is no policy, undefined where the value is something else. */
function statementsOf(value: JsonValue): ReturnType<typeof canonicalStatements> {
  if (value === null) return [];
  const isPolicy = typeof value === "object" && "Statement" in value;
  return isPolicy ? canonicalStatements(JSON.stringify(value)) : undefined;
}

function show(value: JsonValue): string {
  if (value === null) return "(none)";
  return typeof value === "string" ? value : JSON.stringify(value);
}
