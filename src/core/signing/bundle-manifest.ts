import { digestOf } from "../oci/digest.ts";
import { type Descriptor, emptyConfig, type ImageManifest } from "../oci/manifest.ts";
import { mediaTypes } from "../oci/media-types.ts";
import { encodeGoJson } from "./go-json.ts";
import { cosignSignPredicateType } from "./in-toto-statement.ts";
import { SigningError } from "./signing-error.ts";

/** Annotations of a bundle's manifest (cosign BUNDLE_SPEC.md). */
export const bundleAnnotations = {
  content: "dev.sigstore.bundle.content",
  predicateType: "dev.sigstore.bundle.predicateType",
} as const;

/** The beginning of every bundle's media type, whatever its version. */
const bundlePrefix = "application/vnd.dev.sigstore.bundle";

/** Whether an artifact type or media type is a bundle's. */
export function isBundleType(type: string | undefined): boolean {
  return type?.startsWith(bundlePrefix) === true;
}

/**
 * The manifest that makes a bundle a referrer of an image, as cosign 3 writes it. `artifactType` stands twice: cosign's
 * `clean` recognises bundles by the one in the config's descriptor.
 *
 * @param signed `subject` names the signed manifest by what the registry says of it; `created` is the time of signing
 */
export function encodeBundleManifest(signed: {
  readonly bundle: Uint8Array;
  readonly subject: Pick<Descriptor, "mediaType" | "size" | "digest">;
  readonly created: Date;
}): Uint8Array {
  const { bundle, subject, created } = signed;
  return encodeGoJson({
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: {
      mediaType: emptyConfig.mediaType,
      size: emptyConfig.size,
      digest: emptyConfig.digest,
      artifactType: mediaTypes.sigstoreBundle,
    },
    layers: [{ mediaType: mediaTypes.sigstoreBundle, size: bundle.byteLength, digest: digestOf(bundle) }],
    annotations: new Map([
      [bundleAnnotations.content, "dsse-envelope"],
      [bundleAnnotations.predicateType, cosignSignPredicateType],
      ["org.opencontainers.image.created", `${created.toISOString().slice(0, 19)}Z`],
    ]),
    subject: { mediaType: subject.mediaType, size: subject.size, digest: subject.digest },
    artifactType: mediaTypes.sigstoreBundle,
  });
}

/**
 * Whether a referrer may be a bundle, told from its entry in the list: by its artifact type, or by the empty config's
 * type, which cosign up to 3.0.6 wrote into fallback tags in its place.
 */
export function mayBeBundle(referrer: Descriptor): boolean {
  const { artifactType } = referrer;
  return artifactType === undefined || artifactType === mediaTypes.ociEmpty || isBundleType(artifactType);
}

/**
 * The bundle's own descriptor; undefined where the manifest is of something else.
 *
 * @throws SigningError `MALFORMED` where a bundle's manifest has not exactly one layer
 */
export function findBundleLayer(manifest: ImageManifest): Descriptor | undefined {
  const [layer] = manifest.layers;
  const isBundle = isBundleType(manifest.artifactType) || isBundleType(layer?.mediaType);
  if (!isBundle) return undefined;
  if (layer === undefined || manifest.layers.length !== 1 || !isBundleType(layer.mediaType)) {
    throw new SigningError("MALFORMED", "the manifest of a bundle must have the bundle as its one layer");
  }
  return layer;
}
