import type { TagSelection } from "../../policy.ts";
import { entriesOf } from "../tag-entry.ts";

/** Whether a selection is made for what belongs to images by tag, as cosign 2 names it: `sha256-….sig`. */
export function isForSignatures(tags: TagSelection): boolean {
  return entriesOf(tags).some(({ text }) => /^sha256-|\.(sig|att|sbom)\*?$/.test(text));
}
