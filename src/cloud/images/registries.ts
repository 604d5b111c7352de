import type { Scope } from "../../core/aws/scope.ts";
import type { RegistryScanningRule } from "../aws/models/ecr.generated.ts";
import type { Row } from "../store/database.ts";
import type { Store } from "../store/open-store.ts";
import type { ImageRoom } from "./image-types.ts";

/** What is set for all repositories of an account in a region. */
export type Registry = {
  readonly scope: Scope;
  /** The registry policy's text. */
  readonly policy?: string;
  /** Which repositories' images are to be scanned, and when; what a repository says itself counts where there is no rule. */
  readonly scanningRules: readonly RegistryScanningRule[];
  /** Whether a layer of one repository may be mounted into another; undefined where nobody has decided it. */
  readonly blobMounting?: boolean;
};

type RegistryRoom = { readonly store: Store };
type RegistryRow = Row & {
  readonly policy: string | null;
  readonly scanning_rules: string;
  readonly blob_mounting: number | null;
};

/** About what a registry takes in memory, in bytes, beside its policy and rules: two for each of their characters. */
const registryBytes = 512;

/** A registry with its settings, of one that was never told anything the defaults. */
export function getRegistry({ store }: RegistryRoom, scope: Scope): Registry {
  const read = (): RegistryRow | undefined =>
    store.database.get<RegistryRow>(
      "SELECT policy, scanning_rules, blob_mounting FROM registries WHERE account = ? AND region = ?",
      ...[scope.account, scope.region],
    );
  return store.reads.get(
    `registry ${scope.account} ${scope.region}`,
    () => toRegistry(scope, read()),
    ({ policy = "", scanningRules }) => registryBytes + 2 * (policy.length + JSON.stringify(scanningRules).length),
  );
}

/** Sets or, with undefined, removes the registry policy. */
export function setRegistryPolicy(room: RegistryRoom, scope: Scope, text: string | undefined): Registry {
  return setColumn(room, scope, "policy", text ?? null);
}

/** Replaces the rules of scanning. */
export function setScanningRules(room: RegistryRoom, scope: Scope, rules: readonly RegistryScanningRule[]): Registry {
  return setColumn(room, scope, "scanning_rules", JSON.stringify(rules));
}

/** Decides whether layers may be mounted. */
export function setBlobMounting(room: RegistryRoom, scope: Scope, isOn: boolean): Registry {
  return setColumn(room, scope, "blob_mounting", Number(isOn));
}

/** Whether a registry mounts layers: what was set for it counts, else what the cloud's quirks say. */
export function mountsBlobs({ store, quirks }: Pick<ImageRoom, "store" | "quirks">, scope: Scope): boolean {
  return getRegistry({ store }, scope).blobMounting ?? !quirks.mountDisabled;
}

function setColumn(
  room: RegistryRoom,
  scope: Scope,
  column: keyof RegistryRow & string,
  value: string | number | null,
) {
  room.store.database.run(
    `INSERT INTO registries (account, region, ${column}) VALUES (?, ?, ?)
       ON CONFLICT (account, region) DO UPDATE SET ${column} = excluded.${column}`,
    ...[scope.account, scope.region, value],
  );
  return getRegistry(room, scope);
}

function toRegistry(scope: Scope, row: RegistryRow | undefined): Registry {
  if (row === undefined) return { scope, scanningRules: [] };
  return {
    scope,
    ...(row.policy === null ? {} : { policy: row.policy }),
    scanningRules: JSON.parse(row.scanning_rules) as RegistryScanningRule[], // written by this module alone
    ...(row.blob_mounting === null ? {} : { blobMounting: row.blob_mounting === 1 }),
  };
}
