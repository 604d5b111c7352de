import { InkanError } from "../../../core/error.ts";
import type { ImageOutcome, LifecycleEvaluation } from "../../../core/lifecycle/evaluation.ts";
import { shortDigest } from "../../../core/oci/digest.ts";

/** No image is meant, or several are. */
export class ImageChoiceError extends InkanError<"NO_IMAGE" | "AMBIGUOUS"> {
  override readonly name = "ImageChoiceError";
}

/** Fewest characters of a digest's hex form that are taken for its beginning: fewer are more likely a mistyped tag. */
const minHexLength = 4;

/**
 * The image that a text names: by a tag, by its digest, or by a beginning of the digest that no other shares, with or
 * without the algorithm before it.
 *
 * @param from where the images come from, for people
 * @throws ImageChoiceError
 */
export function findImage({ outcomes }: LifecycleEvaluation, text: string, from: string): ImageOutcome {
  const tagged = outcomes.find(({ image }) => image.tags.includes(text));
  if (tagged !== undefined) return tagged;
  const [, start = ""] = /^(?:[a-z0-9]+:)?([0-9a-f]+)$/.exec(text) ?? [];
  const meant =
    start.length < minHexLength
      ? []
      : outcomes.filter(({ image: { digest } }) => digest.startsWith(text) || digest.split(":")[1]?.startsWith(text));
  const [first, ...others] = meant;
  if (first === undefined) {
    throw new ImageChoiceError("NO_IMAGE", `there is no image '${text}' in ${from}`, {
      next: `name a tag, a digest, or at least ${minHexLength} characters of one`,
    });
  }
  if (others.length === 0) return first;
  const names = meant.map(({ image }) => shortDigest(image.digest)).join(", ");
  throw new ImageChoiceError("AMBIGUOUS", `'${text}' may be each of ${meant.length} images: ${names}`, {
    next: "write more of the digest",
  });
}
