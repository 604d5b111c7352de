import type { Deletion } from "./lifecycle-tools.ts";

/** The answer to whether images are to be expired now; `nobody` could be asked. */
export type Decision = "yes" | "no" | "nobody" | "interrupted";

/**
 * Asks whether images are to be expired now.
 *
 * @param images how many are due, and how many of them were there before the check
 */
export type Decide = (images: { readonly due: number; readonly earlier: number }) => Promise<Decision>;

/** What became of the images that the policy takes. */
export type Expiry =
  | { readonly kind: "nothing-due" }
  | { readonly kind: "left"; readonly decision: Exclude<Decision, "yes"> }
  | { readonly kind: "expired"; readonly deletions: readonly Deletion[] };
