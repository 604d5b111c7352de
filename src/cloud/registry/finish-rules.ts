import type { FinishOptions } from "../images/uploads.ts";
import type { Quirks } from "../quirks.ts";

/** What the registry lets pass at the end of an upload. */
export function finishRules(quirks: Quirks): Pick<FinishOptions, "existing" | "empty" | "smallParts"> {
  return {
    existing: "accept",
    empty: quirks.emptyBlobRefused ? "refuse" : "accept",
    smallParts: quirks.smallChunkRefused ? "refuse" : "accept",
  };
}
