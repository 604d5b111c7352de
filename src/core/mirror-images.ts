import { ControlProtocolError, parseMembers } from "./control-protocol.ts";
import { encodeBase64 } from "./encode-base64.ts";
import { type Digest, isDigest } from "./oci/digest.ts";
import { familiarName } from "./oci/docker-hub-reference.ts";
import { isRepositoryName, isTag, type RepositoryName, type Tag } from "./oci/names.ts";

/** A name under which an engine finds an image in the mirror. */
export type MirrorName = { readonly repository: RepositoryName; readonly tag: Tag };

/** An image as it is handed to the mirror, once everything else that it needs is there. */
export type MirrorImport = MirrorName & {
  /** Each behind what it lists; the last one is what the name leads to. */
  readonly manifests: readonly ImportedManifest[];
};

/** A manifest as it was read. */
export type ImportedManifest = { readonly digest: Digest; readonly mediaType: string; readonly bytes: Uint8Array };

/** An image that the mirror has. */
export type MirrorImage = MirrorName & {
  readonly digest: Digest;
  readonly mediaType: string;
  /** Config and layers in bytes; of an index, of its largest child. */
  readonly size: number;
  /** By the cloud's clock. */
  readonly importedAt: Date;
};

/** Something that an engine asked for in vain. */
export type MirrorMiss = {
  /** When last, by the wall clock. */
  readonly at: Date;
  readonly repository: RepositoryName;
  /** A tag or a digest. */
  readonly reference: string;
};

/** What the owner of a cloud is told of its mirror. */
export type MirrorContents = {
  readonly images: readonly MirrorImage[];
  /** Since the cloud was started, latest first; what has been imported since is not among them. */
  readonly misses: readonly MirrorMiss[];
};

/** What to do about a miss, as the log and `inkan doctor` say it. */
export function describeMiss({ repository, reference }: Pick<MirrorMiss, "repository" | "reference">): string {
  const isTagged = !reference.includes(":");
  const asked = `${repository}${isTagged ? ":" : "@"}${reference}`;
  const next = `${importLine} ${familiarName(repository)}:${isTagged ? reference : "TAG"}`;
  return `docker asked the mirror for ${asked}, which was not imported; import it with: ${next}`;
}

/** The command that imports, without the name. */
export const importLine = "inkan import SOURCE";

/** The text of an import. */
export function formatImport({ repository, tag, manifests }: MirrorImport): string {
  const encoded = manifests.map(({ bytes, ...manifest }) => ({ ...manifest, bytes: encodeBase64(bytes) }));
  return JSON.stringify({ repository, tag, manifests: encoded });
}

/**
 * Reads the text of an import; whether the manifests are any is not asked.
 *
 * @throws ControlProtocolError
 */
export function parseImport(text: string): MirrorImport {
  const { manifests } = parseMembers(text);
  if (!Array.isArray(manifests) || manifests.length === 0)
    throw new ControlProtocolError("an import without manifests");
  return { ...parseMirrorName(text), manifests: manifests.map(parseManifest) };
}

function parseManifest(value: unknown): ImportedManifest {
  const { digest, mediaType, bytes } = parseMembers(JSON.stringify(value));
  if (typeof digest !== "string" || !isDigest(digest) || typeof mediaType !== "string" || typeof bytes !== "string") {
    throw new ControlProtocolError("an import with a manifest that lacks its digest, its media type or its bytes");
  }
  return { digest, mediaType, bytes: new Uint8Array(Buffer.from(bytes, "base64")) };
}

/** The text of a name. */
export function formatMirrorName({ repository, tag }: MirrorName): string {
  return JSON.stringify({ repository, tag });
}

/**
 * Reads the text of a name.
 *
 * @throws ControlProtocolError
 */
export function parseMirrorName(text: string): MirrorName {
  const { repository, tag } = parseMembers(text);
  if (typeof repository !== "string" || !isRepositoryName(repository) || typeof tag !== "string" || !isTag(tag)) {
    throw new ControlProtocolError("an image without a repository and a tag");
  }
  return { repository, tag };
}

/** The text of what a mirror has. */
export function formatMirrorContents(contents: MirrorContents): string {
  return JSON.stringify(contents);
}

/**
 * Reads the text of what a mirror has.
 *
 * @throws ControlProtocolError where it is not what this version's cloud writes, as far as can be seen at a glance
 */
export function parseMirrorContents(text: string): MirrorContents {
  const { images, misses } = parseMembers(text);
  if (!Array.isArray(images) || !Array.isArray(misses)) throw new ControlProtocolError("no contents of a mirror");
  return {
    images: (images as MirrorImage[]).map((image) => ({ ...image, importedAt: new Date(image.importedAt) })),
    misses: (misses as MirrorMiss[]).map((miss) => ({ ...miss, at: new Date(miss.at) })),
  };
}
