import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import { shortDigest } from "../../core/oci/digest.ts";
import { parseAccessoryTag } from "../../core/signing/accessory-tag.ts";
import type { ArrangedImage, Belonging } from "../images/arrange-images.ts";
import type { ImageRecord } from "../images/describe-images.ts";
import { formatMinute } from "../report/amounts.ts";
import type { Column } from "../report/table.ts";

/** A signature, of either storage, that ECR keeps as an image of its own. */
export type SignatureImage = {
  readonly image: ImageRecord;
  readonly storage: "v2" | "v3";
  /** What it belongs to. */
  readonly of: ImageRecord;
};

/** The signatures of a listing, newest first. A bundle that does not say what it is counts as one. */
export function listSignatureImages(images: readonly ArrangedImage[]): readonly SignatureImage[] {
  const collect = ({ image: of, belongings }: ArrangedImage): readonly SignatureImage[] =>
    belongings.flatMap(({ how, item }) => [
      ...(isSignature(how) ? [{ image: item.image, storage: storageOf(how), of }] : []),
      ...collect(item),
    ]);
  return images.flatMap(collect).sort((a, b) => b.image.pushedAt.getTime() - a.image.pushedAt.getTime());
}

function isSignature(how: Belonging): boolean {
  return how.kind !== "child" && (how.what === "signature" || how.what === "bundle");
}

function storageOf(how: Belonging): SignatureImage["storage"] {
  return how.kind === "tag" ? "v2" : "v3";
}

/** Columns that show them. */
export const signatureColumns: readonly Column<SignatureImage>[] = [
  { title: "SIGNATURE OF", value: ({ of }) => of.tags[0] ?? shortDigest(of.digest) },
  { title: "STORAGE", value: ({ storage }) => (storage === "v2" ? ".sig tag" : "bundle") },
  { title: "DIGEST", value: ({ image }) => shortDigest(image.digest) },
  { title: "PUSHED", value: ({ image }) => formatMinute(image.pushedAt) },
];

/** Whether an image is a signature, an attestation or the like, which ECR counts as an image all the same. */
export function isAccessory({ tags, subject }: Pick<LifecycleImage, "tags" | "subject">): boolean {
  return subject !== undefined || tags.some((tag) => parseAccessoryTag(tag) !== undefined);
}
