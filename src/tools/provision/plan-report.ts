import { countOf } from "../../core/count-of.ts";
import { type CanonicalPolicy, canonicalPolicy } from "../../core/iam/canonical-policy.ts";
import type { ImageRegistryOutputs } from "../../core/image-registry/outputs.ts";
import { printable } from "../../core/printable.ts";
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
  const table = formatTable(
    [
      { title: "ACTION", value: ({ action }) => action },
      { title: "RESOURCE", value: ({ kind }) => kind },
      { title: "NAME", value: ({ name }) => name },
    ],
    resources,
    options,
  );
  const [titles, ...lines] = table.trimEnd().split("\n");
  const detailed = lines.flatMap((line, index) => [line, ...describeDetails(resources[index])]);
  return `${[titles, ...detailed].join("\n")}\n`;
}

/** Where details begin, in spaces: below what happens to the resource. */
const DETAIL_INDENT = " ".repeat(8);

function describeDetails(resource: PlannedResource | undefined): readonly string[] {
  if (resource === undefined) return [];
  const { action, differences, note } = resource;
  const described = differences.flatMap((difference) => describeDifference(difference, action === "create"));
  return [...(note === undefined ? [] : [note]), ...described].map((detail) => `${DETAIL_INDENT}${printable(detail)}`);
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

function describeDifference({ field, from, to }: Difference, isNew: boolean): readonly string[] {
  const [before, after] = [policyOf(from), policyOf(to)];
  if (before === undefined || after === undefined) {
    return [`${field}: ${isNew ? show(to) : `${show(from)} → ${show(to)}`}`];
  }
  const { version } = before;
  const language =
    version === "" || after.version === "" || version === after.version ? [] : [`${version} → ${after.version}`];
  const gone = before.statements.filter(({ key }) => !after.statements.some((other) => other.key === key));
  const added = after.statements.filter(({ key }) => !before.statements.some((other) => other.key === key));
  const lines = [
    ...language,
    ...gone.map(({ text }) => `- ${text}`),
    ...added.map(({ text }) => `${isNew ? "" : "+ "}${text}`),
  ];
  return lines.map((line) => `${field}: ${line}`);
}

const noPolicy: CanonicalPolicy = { version: "", statements: [] };

/** What an IAM policy says; undefined where the value is something else. */
function policyOf(value: JsonValue): CanonicalPolicy | undefined {
  if (value === null) return noPolicy;
  const isPolicy = typeof value === "object" && "Statement" in value;
  return isPolicy ? canonicalPolicy(JSON.stringify(value)) : undefined;
}

function show(value: JsonValue): string {
  if (value === null) return "(none)";
  return typeof value === "string" ? value : JSON.stringify(value);
}
