import type { RepositoryName } from "../../core/oci/names.ts";
import type { RegistryRoute } from "./match-route.ts";

/** A route whose repository's name is one; its other parts are still as they came. */
export type CheckedRoute<Kind extends RegistryRoute["kind"]> = Extract<RegistryRoute, { kind: Kind }> &
  (Kind extends NamedKind ? { readonly name: RepositoryName } : unknown);

type NamedKind = Extract<RegistryRoute, { readonly name: string }>["kind"];
