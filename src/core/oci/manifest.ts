import { type Digest, isDigest } from "./digest.ts";
import { manifestKind, mediaTypes } from "./media-types.ts";
import { OciError } from "./oci-error.ts";

/** Key-value pairs of a manifest or descriptor. */
export type Annotations = Readonly<Record<string, string>>;

/** The machine an index entry is for (OCI image-spec 1.1, image-index.md). */
export type Platform = {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
  readonly "os.version"?: string;
};

/** A typed pointer to content (OCI image-spec 1.1, descriptor.md). `size` is in bytes. */
export type Descriptor = {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Annotations;
  readonly platform?: Platform;
};

type ManifestBase = {
  readonly mediaType: string;
  /** Declared `artifactType`; see `effectiveArtifactType` for what a referrers list shows. */
  readonly artifactType?: string;
  readonly subject?: Descriptor;
  readonly annotations?: Annotations;
};

/** One image or artifact: a config and its layers. */
export type ImageManifest = ManifestBase & {
  readonly kind: "image";
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
};

/** A list of manifests. */
export type IndexManifest = ManifestBase & {
  readonly kind: "index";
  readonly manifests: readonly Descriptor[];
};

/** The parsed view of a manifest; the bytes it came from stay the truth. */
export type Manifest = ImageManifest | IndexManifest;

/** Largest manifest that is accepted, in bytes: ECR's limit (Amazon ECR service quotas, "Maximum manifest size"). */
export const maxManifestBytes = 4 * 1024 * 1024;

/** Most descriptors in one manifest: bounds the work one push can cause; far above any real image or index. */
export const maxManifestDescriptors = 10_000;

/**
 * Parses manifest bytes.
 *
 * @param bytes the manifest as it came
 * @param declaredType media type from `Content-Type` or `imageManifestMediaType`; the manifest's own `mediaType` must
 *   agree with it, and one of both must be there
 * @throws OciError `MANIFEST_INVALID`, `MEDIA_TYPE_MISMATCH`, `MEDIA_TYPE_UNKNOWN`
 */
export function parseManifest(bytes: Uint8Array, declaredType?: string): Manifest {
  if (bytes.byteLength > maxManifestBytes) {
    throw new OciError(
      "MANIFEST_INVALID",
      `the manifest has ${bytes.byteLength} bytes; the limit is ${maxManifestBytes}`,
    );
  }
  const json = parseObject(bytes);
  const mediaType = resolveMediaType(json, declaredType);
  const kind = manifestKind(mediaType);
  if (kind === undefined) {
    throw new OciError("MEDIA_TYPE_UNKNOWN", `'${mediaType}' is not the media type of a manifest`);
  }
  if (json.schemaVersion !== 2) {
    throw new OciError("MANIFEST_INVALID", "schemaVersion must be 2");
  }
  const base = {
    mediaType,
    ...optional("artifactType", optionalString(json.artifactType, "artifactType")),
    ...optional("subject", json.subject === undefined ? undefined : parseDescriptor(json.subject, "subject")),
    ...optional("annotations", parseAnnotations(json.annotations, "annotations")),
  };
  return kind === "image" ? parseImage(json, base) : parseIndex(json, base);
}

/** The artifact type a referrers list shows: the declared one, else the config's media type (OCI distribution-spec 1.1). */
export function effectiveArtifactType(manifest: Manifest): string | undefined {
  if (manifest.artifactType !== undefined && manifest.artifactType !== "") return manifest.artifactType;
  return manifest.kind === "image" ? manifest.config.mediaType : undefined;
}

/** The media type that a manifest's JSON names itself by, where it has one; undefined for bytes that are no JSON object. */
export function declaredMediaType(bytes: Uint8Array): string | undefined {
  try {
    const mediaType = parseObject(bytes).mediaType;
    return typeof mediaType === "string" ? mediaType : undefined;
  } catch {
    return undefined;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function parseImage(json: JsonObject, base: ManifestBase): ImageManifest {
  if (json.manifests !== undefined) {
    throw new OciError("MANIFEST_INVALID", "an image manifest may not have 'manifests'");
  }
  return {
    kind: "image",
    ...base,
    config: parseDescriptor(json.config, "config"),
    layers: parseDescriptors(json.layers, "layers"),
  };
}

function parseIndex(json: JsonObject, base: ManifestBase): IndexManifest {
  if (json.layers !== undefined || json.config !== undefined) {
    throw new OciError("MANIFEST_INVALID", "an index may have neither 'config' nor 'layers'");
  }
  return { kind: "index", ...base, manifests: parseDescriptors(json.manifests, "manifests") };
}

function parseObject(bytes: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new OciError("MANIFEST_INVALID", "the manifest is not valid JSON", { cause });
  }
  return asObject(value, "the manifest");
}

function resolveMediaType(json: JsonObject, declaredType: string | undefined): string {
  const own = optionalString(json.mediaType, "mediaType");
  if (own !== undefined && declaredType !== undefined && own !== declaredType) {
    throw new OciError("MEDIA_TYPE_MISMATCH", `the manifest says it is '${own}' but was sent as '${declaredType}'`);
  }
  const mediaType = own ?? declaredType;
  if (mediaType === undefined) {
    throw new OciError("MEDIA_TYPE_UNKNOWN", "neither the manifest nor the request names a media type");
  }
  return mediaType;
}

function parseDescriptors(value: unknown, at: string): readonly Descriptor[] {
  if (!Array.isArray(value)) throw new OciError("MANIFEST_INVALID", `${at} must be a list`);
  if (value.length > maxManifestDescriptors) {
    throw new OciError("MANIFEST_INVALID", `${at} has ${value.length} entries; the limit is ${maxManifestDescriptors}`);
  }
  return value.map((entry, index) => parseDescriptor(entry, `${at}[${index}]`));
}

function parseDescriptor(value: unknown, at: string): Descriptor {
  const json = asObject(value, at);
  const mediaType = json.mediaType;
  const digest = json.digest;
  const size = json.size;
  if (typeof mediaType !== "string" || mediaType === "") {
    throw new OciError("MANIFEST_INVALID", `${at}.mediaType must be a string`);
  }
  if (typeof digest !== "string" || !isDigest(digest)) {
    throw new OciError("MANIFEST_INVALID", `${at}.digest is not a digest`);
  }
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
    throw new OciError("MANIFEST_INVALID", `${at}.size must be a whole number of bytes`);
  }
  return {
    mediaType,
    digest,
    size,
    ...optional("artifactType", optionalString(json.artifactType, `${at}.artifactType`)),
    ...optional("annotations", parseAnnotations(json.annotations, `${at}.annotations`)),
    ...optional("platform", json.platform == null ? undefined : parsePlatform(json.platform, `${at}.platform`)),
  };
}

function parsePlatform(value: unknown, at: string): Platform {
  const json = asObject(value, at);
  return {
    architecture: optionalString(json.architecture, `${at}.architecture`) ?? "",
    os: optionalString(json.os, `${at}.os`) ?? "",
    ...optional("variant", optionalString(json.variant, `${at}.variant`)),
    ...optional("os.version", optionalString(json["os.version"], `${at}.os.version`)),
  };
}

function parseAnnotations(value: unknown, at: string): Annotations | undefined {
  if (value === undefined || value === null) return undefined;
  const json = asObject(value, at);
  for (const [key, entry] of Object.entries(json)) {
    if (typeof entry !== "string") throw new OciError("MANIFEST_INVALID", `${at}['${key}'] must be a string`);
  }
  return json as Annotations;
}

function asObject(value: unknown, at: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new OciError("MANIFEST_INVALID", `${at} must be a JSON object`);
  }
  return value as JsonObject;
}

function optionalString(value: unknown, at: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new OciError("MANIFEST_INVALID", `${at} must be a string`);
  return value;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}

/** The descriptor of the two-byte blob `{}` that artifacts without a config use (OCI image-spec 1.1, manifest.md). */
export const emptyConfig: Descriptor = {
  mediaType: mediaTypes.ociEmpty,
  digest: "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" as Digest,
  size: 2,
};

/** The bytes `emptyConfig` points to. */
export const emptyConfigBytes: Uint8Array = new TextEncoder().encode("{}");
