import { type Digest, isDigest } from "../oci/digest.ts";

/** What stands under a tag that belongs to another image. */
export type AccessoryTagKind = "signature" | "attestation" | "sbom" | "referrers";

/** A tag that says which image its own belongs to. */
export type AccessoryTag = { readonly image: Digest; readonly kind: AccessoryTagKind };

const kinds: ReadonlyMap<string, AccessoryTagKind> = new Map([
  [".sig", "signature"],
  [".att", "attestation"],
  [".sbom", "sbom"],
  ["", "referrers"],
]);

/**
 * Reads tags such as `sha256-HEX.sig`, as cosign writes them, and `sha256-HEX`, where referrers are listed in a registry
 * without their API (OCI distribution-spec 1.1, "Referrers Tag Schema"). Undefined for every other tag.
 */
export function parseAccessoryTag(tag: string): AccessoryTag | undefined {
  const [, algorithm, hex, suffix = ""] = /^([a-z0-9]+)-([0-9a-f]+)(\.[a-z]+)?$/.exec(tag) ?? [];
  const image = `${algorithm}:${hex}`;
  const kind = kinds.get(suffix);
  return kind !== undefined && isDigest(image) ? { image, kind } : undefined;
}

/** The tag of something that belongs to an image. */
export function formatAccessoryTag({ image, kind }: AccessoryTag): string {
  const suffix = [...kinds].find(([, each]) => each === kind)?.[0] ?? "";
  return `${image.replace(":", "-")}${suffix}`;
}
