import type { ImageOutcome } from "../../../core/lifecycle/evaluation.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import { type ArrangedImage, arrangeImages, type Belonging } from "../../images/arrange-images.ts";

/** A line of a table of images: one that belongs to another stands below that one, `depth` steps in. */
export type ImageRow = {
  readonly outcome: ImageOutcome;
  readonly depth: number;
  /** How it belongs to the image above. */
  readonly how?: Belonging;
};

/**
 * The images as lines, newest first, what belongs to an image below it: signatures and attestations of both storages and,
 * of an index, what it contains.
 *
 * @param isShown an image is shown when it, or one that belongs to it, is
 */
export function arrangeOutcomes(
  outcomes: readonly ImageOutcome[],
  isShown: (outcome: ImageOutcome) => boolean = () => true,
): readonly ImageRow[] {
  const byDigest = new Map(outcomes.map((outcome) => [outcome.image.digest, outcome]));
  const newestFirst = outcomes.map(({ image }) => image).reverse();
  const indexes = new Map(newestFirst.map((image) => [image.digest, childrenOf(image)]));
  const rowsOf = (
    { image, belongings }: ArrangedImage<LifecycleImage>,
    depth: number,
    how?: Belonging,
  ): readonly ImageRow[] => {
    const outcome = byDigest.get(image.digest);
    if (outcome === undefined) return [];
    const below = belongings.flatMap((belonging) => rowsOf(belonging.item, depth + 1, belonging.how));
    return [{ outcome, depth, ...(how === undefined ? {} : { how }) }, ...below];
  };
  return arrangeImages(newestFirst, { indexes, predicates: new Map() })
    .map((root) => rowsOf(root, 0))
    .filter((rows) => rows.some(({ outcome }) => isShown(outcome)))
    .flat();
}

/** The lines below that of one image: what belongs to it. */
export function rowsBelow(outcomes: readonly ImageOutcome[], owner: ImageOutcome): readonly ImageRow[] {
  const rows = arrangeOutcomes(outcomes);
  const at = rows.findIndex(({ outcome }) => outcome === owner);
  const depth = rows[at]?.depth ?? 0;
  const after = rows.slice(at + 1);
  const end = after.findIndex((row) => row.depth <= depth);
  return after.slice(0, end === -1 ? after.length : end).map((row) => ({ ...row, depth: row.depth - depth }));
}

function childrenOf({ children }: LifecycleImage): readonly { readonly digest: LifecycleImage["digest"] }[] {
  return children === undefined || children === "unknown" ? [] : children.map((digest) => ({ digest }));
}

/** The first cell of such a line: the tags, or what the image is to the one above. */
export function describeRow({ outcome: { image }, depth, how }: ImageRow): string {
  const tags = image.tags.length === 0 ? "<untagged>" : image.tags.join(", ");
  return how === undefined ? tags : `${"   ".repeat(depth - 1)}└─ ${describeBelonging(how, image)}`;
}

function describeBelonging(how: Belonging, { tags }: LifecycleImage): string {
  switch (how.kind) {
    case "tag":
      return `${how.what} (v2)`;
    case "referrer":
      return `${how.what} (v3)`;
    case "child":
      return tags.length === 0 ? "inside" : `inside: ${tags.join(", ")}`;
  }
}
