import { encodeBase64 } from "../encode-base64.ts";
import { type Digest, digestAlgorithm, digestHex, digestOf } from "../oci/digest.ts";
import { type Annotations, type Descriptor, type ImageManifest, parseManifest } from "../oci/manifest.ts";
import { mediaTypes } from "../oci/media-types.ts";
import { parseTag, type Tag } from "../oci/names.ts";
import { encodeGoJson, type GoJsonValue } from "./go-json.ts";
import { SigningError } from "./signing-error.ts";
import { expectObject, type JsonObject, parseStrictJson } from "./strict-json.ts";

/** Annotations of a signature layer (cosign SIGNATURE_SPEC.md). */
export const layerAnnotations = {
  signature: "dev.cosignproject.cosign/signature",
  certificate: "dev.sigstore.cosign/certificate",
  chain: "dev.sigstore.cosign/chain",
  logBundle: "dev.sigstore.cosign/bundle",
  timestamp: "dev.sigstore.cosign/rfc3161timestamp",
} as const;

/** Most signatures of one manifest: cosign reads no more either (CVE-2024-29903). */
export const maxSignatureLayers = 1000;

/** Go's zero time, which cosign writes so that the same signatures give the same bytes. */
const zeroTime = "0001-01-01T00:00:00Z";

/** The manifest of a `.sig` tag with the config it names: both as bytes to push. */
export type SignatureManifest = { readonly manifest: Uint8Array; readonly config: Uint8Array };

/** What the registry already holds under the `.sig` tag. */
export type ExistingSignatures = SignatureManifest;

/** The tag under which the signatures of an image stand in the older storage: `sha256-HEX.sig`. */
export function signatureTag(image: Digest): Tag {
  return parseTag(`${digestAlgorithm(image)}-${digestHex(image)}.sig`);
}

/** The layer of one signature over a payload. */
export function signatureLayer(payload: Uint8Array, signature: Uint8Array): Descriptor & { annotations: Annotations } {
  return {
    mediaType: mediaTypes.cosignSimpleSigning,
    size: payload.byteLength,
    digest: digestOf(payload),
    annotations: { [layerAnnotations.signature]: encodeBase64(signature) },
  };
}

/**
 * Reads the manifest of a `.sig` tag; each layer is one signature.
 *
 * @throws SigningError `MALFORMED` where it is an index, `TOO_LARGE` over 1000 layers; OciError where it is no manifest
 */
export function parseSignatureManifest(manifest: Uint8Array, mediaType: string): ImageManifest {
  const parsed = parseManifest(manifest, mediaType);
  if (parsed.kind !== "image") {
    throw new SigningError("MALFORMED", "an index stands where the manifest of signatures should");
  }
  if (parsed.layers.length > maxSignatureLayers) {
    throw new SigningError(
      "TOO_LARGE",
      `the manifest lists ${parsed.layers.length} signatures; the limit is ${maxSignatureLayers}`,
    );
  }
  return parsed;
}

/** The manifest of a first signature, as cosign writes it. */
export function createSignatures(layer: Descriptor): SignatureManifest {
  return compose({
    layers: [goDescriptor({ ...layer })],
    diffIds: [layer.digest],
    created: zeroTime,
    annotations: undefined,
  });
}

/**
 * The manifest with one more signature. Layers that are there keep their place and every member; the config is written
 * anew from the layers and the old one's `created`, and a `subject` is dropped, all as cosign does.
 *
 * @throws SigningError `MALFORMED`, `TOO_LARGE`; OciError where what exists is no manifest
 */
export function appendSignature(existing: ExistingSignatures, mediaType: string, layer: Descriptor): SignatureManifest {
  const { layers } = parseSignatureManifest(existing.manifest, mediaType);
  if (layers.length >= maxSignatureLayers) {
    throw new SigningError(
      "TOO_LARGE",
      `the image has ${layers.length} signatures under one tag, and no reader takes more`,
      {
        next: "inkan sign --format v3 stores each signature by itself",
      },
    );
  }
  const raw = expectObject(parseStrictJson(existing.manifest, "the signature manifest"), "the signature manifest");
  const config = expectObject(parseStrictJson(existing.config, "the signature config"), "the signature config");
  const { annotations } = raw;
  return compose({
    layers: [...(raw.layers as readonly JsonObject[]), { ...layer }].map(goDescriptor),
    diffIds: [...layers.map(({ digest }) => digest), layer.digest],
    created: typeof config.created === "string" ? config.created : zeroTime,
    annotations: isAbsent(annotations) ? undefined : expectObject(annotations, "annotations"),
  });
}

function compose(parts: {
  readonly layers: readonly GoJsonValue[];
  readonly diffIds: readonly Digest[];
  readonly created: string;
  readonly annotations: JsonObject | undefined;
}): SignatureManifest {
  const config = encodeGoJson({
    architecture: "",
    created: parts.created,
    history: parts.diffIds.map(() => ({ created: zeroTime })),
    os: "",
    rootfs: { type: "layers", diff_ids: parts.diffIds },
    config: {},
  });
  const manifest = encodeGoJson({
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: { mediaType: mediaTypes.ociConfig, size: config.byteLength, digest: digestOf(config) },
    layers: parts.layers,
    annotations: parts.annotations === undefined ? undefined : goMap(parts.annotations),
  });
  return { manifest, config };
}

/** A descriptor with its members in the order of go-containerregistry's struct. */
function goDescriptor(descriptor: JsonObject): GoJsonValue {
  const { mediaType, size, digest, data, urls, annotations, platform, artifactType } = descriptor;
  return {
    mediaType: mediaType as string,
    size: size as number,
    digest: digest as string,
    data: data as string | undefined,
    urls: urls as readonly string[] | undefined,
    annotations: isAbsent(annotations) ? undefined : goMap(annotations as JsonObject),
    platform: platform as GoJsonValue | undefined,
    artifactType: artifactType as string | undefined,
  };
}

function isAbsent(member: unknown): member is undefined | null {
  return member === undefined || member === null;
}

function goMap(object: JsonObject): GoJsonValue {
  return new Map(Object.entries(object as Record<string, GoJsonValue>));
}
