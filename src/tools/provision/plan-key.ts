import type { KeyDescription } from "../../core/image-registry/describe-image-registry.ts";
import { formatTime } from "../report/amounts.ts";
import { differ, differInPolicy } from "./differences.ts";
import { type FoundKey, hasAlias } from "./found-registry.ts";
import type { PlannedResource } from "./registry-plan.ts";

/** States from which a key can be made to work again (AWS KMS Developer Guide, "Key states of AWS KMS keys"). */
const mendableStates: ReadonlySet<string> = new Set(["Enabled", "Disabled", "PendingDeletion"]);

/** The signing key as it is beside its description. */
export function planKey(description: KeyDescription, found: FoundKey | undefined): PlannedResource {
  const { spec, usage } = description;
  const fixed = [...differ("spec", found?.spec, spec), ...differ("usage", found?.usage, usage)];
  const differences = [
    ...fixed,
    ...differ("state", found?.state, "Enabled"),
    ...differ("description", found?.description, description.description),
    ...differInPolicy("policy", found?.policy, description.policy),
  ];
  const key = { kind: "key", name: found?.id ?? "(new)", found, differences } as const;
  if (found === undefined) return { ...key, action: "create" };
  if (fixed.length > 0) {
    const note = `the key of ${description.alias} is one of ${found.spec} for ${found.usage}, which nothing changes: choose another name with --alias`;
    return { ...key, action: "blocked", note };
  }
  if (!mendableStates.has(found.state)) {
    return { ...key, action: "blocked", note: `the key is in state ${found.state}: nothing can be done with it now` };
  }
  if (differences.length === 0) return { ...key, action: "keep" };
  return { ...key, action: "change", ...(found.deletesAt === undefined ? {} : { note: takenBack(found.deletesAt) }) };
}

/** The name of the signing key, which may lead to another one. */
export function planAlias({ alias: name, usage }: KeyDescription, found: FoundKey | undefined): PlannedResource {
  if (found !== undefined && hasAlias(found)) return { kind: "alias", name, action: "keep", differences: [] };
  const current = found?.alias;
  const differences = [{ field: "key", from: current?.keyId ?? null, to: found?.id ?? "(the new key)" }];
  const alias = { kind: "alias", name, differences } as const;
  if (current === undefined) return { ...alias, action: "create" };
  if (current.usage === usage) return { ...alias, action: "change" };
  // AWS KMS API, UpdateAlias: both keys must be of the same type and have the same usage.
  const note = `${name} leads to a key that is for ${current.usage}, and KMS does not lead it back: delete the alias`;
  return { ...alias, action: "blocked", note };
}

/** With another key in its place, everything that this one has signed would fail to verify. */
function takenBack(deletesAt: Date): string {
  return `it is to be deleted at ${formatTime(deletesAt)}: that is taken back, since what it has signed needs it`;
}
