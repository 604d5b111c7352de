import type { Deletion } from "./lifecycle-tools.ts";

/** The answer to whether images are to be expired now; `nobody` could be asked. */
export type Decision = "yes" | "no" | "nobody" | "interrupted";

/** What became of the images that the policy takes. */
export type Expiry =
  | { readonly kind: "nothing-due" }
  | { readonly kind: "left"; readonly decision: Exclude<Decision, "yes"> }
  | { readonly kind: "expired"; readonly deletions: readonly Deletion[] };
