import { type Digest, digestAlgorithm, digestHex, digestOf } from "../../core/oci/digest.ts";
import {
  type Descriptor,
  effectiveArtifactType,
  type IndexManifest,
  type Manifest,
  parseManifest,
} from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { parseTag, type RepositoryName, type Tag } from "../../core/oci/names.ts";
import { readPages } from "./linked-pages.ts";
import { getManifest, nameOf, putManifest } from "./manifest-requests.ts";
import type { ReferrerList } from "./registry-client.ts";
import { RegistryError } from "./registry-error.ts";
import type { RegistrySession } from "./registry-session.ts";

/** How often the fallback tag is written again when another writer overwrote it meanwhile. */
const MAX_FALLBACK_WRITES = 5;

export async function listReferrers(
  session: RegistrySession,
  repository: RepositoryName,
  subject: Digest,
  { artifactType }: { readonly artifactType?: string },
): Promise<ReferrerList> {
  const listed = await askReferrersApi(session, repository, subject, artifactType);
  const { source, referrers } =
    listed === undefined
      ? ({ source: "fallback-tag", referrers: (await readFallback(session, repository, subject)) ?? [] } as const)
      : ({ source: "api", referrers: listed } as const);
  // Filtering is the registry's choice (OCI distribution-spec 1.1, "OCI-Filters-Applied").
  const wanted = referrers.filter((entry) => artifactType === undefined || entry.artifactType === artifactType);
  return { source, referrers: wanted };
}

export async function addReferrer(
  session: RegistrySession,
  repository: RepositoryName,
  bytes: Uint8Array,
  mediaType: string,
): Promise<{ readonly digest: Digest; readonly listedBy: "api" | "fallback-tag" }> {
  const manifest = parseManifest(bytes, mediaType);
  const subject = manifest.subject?.digest;
  if (subject === undefined) throw new TypeError("a referrer needs a subject");
  const pushed = await putManifest(session, repository, digestOf(bytes), bytes, mediaType);
  const { digest } = pushed;
  if (pushed.subject === subject) return { digest, listedBy: "api" };
  // A registry may list referrers without confirming the subject: its API decides, as for cosign.
  if ((await askReferrersApi(session, repository, subject)) !== undefined) return { digest, listedBy: "api" };
  await enterFallback(session, repository, subject, describe(manifest, bytes, digest));
  return { digest, listedBy: "fallback-tag" };
}

/**
 * Asks the referrers API. Undefined where the registry has none: it answers 404, another refusal of the route, or with
 * something that is no index (OCI distribution-spec 1.1, "Listing Referrers").
 */
async function askReferrersApi(
  session: RegistrySession,
  repository: RepositoryName,
  subject: Digest,
  artifactType?: string,
): Promise<readonly Descriptor[] | undefined> {
  const filter = artifactType === undefined ? "" : `?artifactType=${encodeURIComponent(artifactType)}`;
  const action = `listing the referrers of ${nameOf(repository, subject)}`;
  const path = `/v2/${repository}/referrers/${subject}${filter}`;
  const referrers: Descriptor[] = [];
  try {
    for await (const { answer, bytes } of readPages(session, {
      action,
      path,
      repository,
      expect: [200, 400, 405, 406],
    })) {
      if (!isIndex(answer.headers["content-type"]) || bytes === undefined) return undefined;
      for (const referrer of parseIndex(action, bytes).manifests) referrers.push(referrer);
    }
  } catch (error) {
    if (error instanceof RegistryError && error.code === "NOT_FOUND") return undefined;
    throw error;
  }
  return referrers;
}

function isIndex(contentType: string | undefined): boolean {
  return contentType?.split(";")[0]?.trim() === mediaTypes.ociIndex;
}

function parseIndex(action: string, bytes: Uint8Array): IndexManifest {
  const manifest = parseManifest(bytes, mediaTypes.ociIndex);
  if (manifest.kind !== "index") throw new RegistryError("BAD_ANSWER", `${action}: the answer is no index`);
  return manifest;
}

/** The tag under which referrers are kept where there is no API (OCI distribution-spec 1.1, "Referrers Tag Schema"). */
function fallbackTag(subject: Digest): Tag {
  return parseTag(`${digestAlgorithm(subject)}-${digestHex(subject)}`);
}

async function readFallback(
  session: RegistrySession,
  repository: RepositoryName,
  subject: Digest,
): Promise<readonly Descriptor[] | undefined> {
  const tag = fallbackTag(subject);
  const found = await getManifest(session, repository, tag);
  if (found === undefined) return undefined;
  const manifest = parseManifest(found.bytes, found.mediaType);
  if (manifest.mediaType !== mediaTypes.ociIndex || manifest.kind !== "index") {
    throw new RegistryError(
      "BAD_ANSWER",
      `${nameOf(repository, tag)} should list the referrers of the image but is something else: a ${found.mediaType}`,
    );
  }
  return manifest.manifests;
}

/** Reads, extends and writes the list, and looks whether another writer has overwritten it meanwhile. */
async function enterFallback(
  session: RegistrySession,
  repository: RepositoryName,
  subject: Digest,
  entry: Descriptor,
): Promise<void> {
  for (let count = 0; count < MAX_FALLBACK_WRITES; count += 1) {
    const entries = (await readFallback(session, repository, subject)) ?? [];
    if (entries.some(({ digest }) => digest === entry.digest)) return;
    const bytes = encodeFallback([...entries, entry]);
    await putManifest(session, repository, fallbackTag(subject), bytes, mediaTypes.ociIndex);
  }
  const written = await readFallback(session, repository, subject);
  if (written?.some(({ digest }) => digest === entry.digest) === true) return;
  throw new RegistryError(
    "FAILED",
    `the referrer ${entry.digest} is pushed, but others keep overwriting the list ${nameOf(repository, fallbackTag(subject))}`,
  );
}

/** The list as go-containerregistry writes it, sorted by digest. */
function encodeFallback(entries: readonly Descriptor[]): Uint8Array {
  const manifests = entries.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
  return new TextEncoder().encode(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests }));
}

function describe(manifest: Manifest, bytes: Uint8Array, digest: Digest): Descriptor {
  const artifactType = effectiveArtifactType(manifest);
  return {
    mediaType: manifest.mediaType,
    size: bytes.byteLength,
    digest,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(manifest.annotations === undefined ? {} : { annotations: manifest.annotations }),
  };
}
