import { type Digest, digestAlgorithm, digestOf, isDigest } from "../../core/oci/digest.ts";
import { declaredMediaType, maxManifestBytes } from "../../core/oci/manifest.ts";
import { manifestMediaTypes } from "../../core/oci/media-types.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import { readBounded } from "./bounded-body.ts";
import type { HttpResponse } from "./http-message.ts";
import type { ManifestHead, RegistryManifest } from "./registry-client.ts";
import { RegistryError } from "./registry-error.ts";
import type { RegistrySession } from "./registry-session.ts";

const accept = manifestMediaTypes.join(", ");

export async function headManifest(
  session: RegistrySession,
  repository: RepositoryName,
  reference: Tag | Digest,
): Promise<ManifestHead | undefined> {
  const answer = await session.send({
    action: `looking for ${nameOf(repository, reference)}`,
    method: "HEAD",
    path: manifestPath(repository, reference),
    headers: { accept },
    repository,
    access: "pull",
    expect: [200, 404],
    repeatable: true,
  });
  answer.discard();
  if (answer.status === 404) return undefined;
  const digest = isDigest(reference) ? reference : answer.headers["docker-content-digest"];
  const mediaType = mediaTypeOf(answer);
  const size = Number(answer.headers["content-length"]);
  if (typeof digest === "string" && isDigest(digest) && mediaType !== undefined && Number.isSafeInteger(size)) {
    return { digest, mediaType, size };
  }
  // A registry that leaves one of the three headers out (OCI distribution-spec 1.1 only asks for some of them on HEAD).
  const manifest = await getManifest(session, repository, reference);
  return manifest === undefined
    ? undefined
    : { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.bytes.byteLength };
}

export async function getManifest(
  session: RegistrySession,
  repository: RepositoryName,
  reference: Tag | Digest,
): Promise<RegistryManifest | undefined> {
  const name = nameOf(repository, reference);
  const request = {
    action: `reading ${name}`,
    method: "GET",
    path: manifestPath(repository, reference),
    headers: { accept },
    repository,
    access: "pull",
    expect: [200],
    repeatable: true,
  } as const;
  const answer = await absentOr(session.send(request));
  if (answer === undefined) return undefined;
  const bytes = await readBounded(answer.body, maxManifestBytes);
  if (bytes === undefined) {
    throw new RegistryError("BAD_ANSWER", `${name} on ${session.host} has more than ${maxManifestBytes} bytes`);
  }
  const mediaType = mediaTypeOf(answer) ?? declaredMediaType(bytes);
  if (mediaType === undefined) {
    throw new RegistryError("BAD_ANSWER", `${session.host} sent ${name} without a media type`);
  }
  return { bytes, mediaType, digest: checkedDigest(session.host, name, reference, bytes) };
}

export async function putManifest(
  session: RegistrySession,
  repository: RepositoryName,
  reference: Tag | Digest,
  bytes: Uint8Array,
  mediaType: string,
): Promise<{ readonly digest: Digest; readonly subject?: Digest }> {
  const answer = await session.send({
    action: `pushing ${nameOf(repository, reference)}`,
    method: "PUT",
    path: manifestPath(repository, reference),
    headers: { "content-type": mediaType },
    body: bytes,
    repository,
    access: "push",
    expect: [200, 201, 202],
    repeatable: true,
  });
  answer.discard();
  const subject = answer.headers["oci-subject"];
  const digest = digestOf(bytes, isDigest(reference) ? digestAlgorithm(reference) : "sha256");
  return { digest, ...(typeof subject === "string" && isDigest(subject) ? { subject } : {}) };
}

export async function deleteManifest(
  session: RegistrySession,
  repository: RepositoryName,
  reference: Tag | Digest,
): Promise<boolean> {
  const request = {
    action: `deleting ${nameOf(repository, reference)}`,
    method: "DELETE",
    path: manifestPath(repository, reference),
    repository,
    access: "delete",
    expect: [200, 202, 204],
    repeatable: true,
  } as const;
  const answer = await absentOr(session.send(request));
  answer?.discard();
  return answer !== undefined;
}

/** What a request found, or undefined where the registry says that it is not there. */
async function absentOr(answer: Promise<HttpResponse>): Promise<HttpResponse | undefined> {
  return await answer.catch((error: unknown) => {
    if (error instanceof RegistryError && error.code === "NOT_FOUND") return undefined;
    throw error;
  });
}

/** How a reference reads in a sentence: `app:1`, `app@sha256:…`. */
export function nameOf(repository: RepositoryName, reference: Tag | Digest): string {
  return isDigest(reference) ? `${repository}@${reference}` : `${repository}:${reference}`;
}

function manifestPath(repository: RepositoryName, reference: Tag | Digest): string {
  return `/v2/${repository}/manifests/${reference}`;
}

function mediaTypeOf(answer: HttpResponse): string | undefined {
  const type = answer.headers["content-type"]?.split(";")[0]?.trim();
  return type === undefined || !manifestMediaTypes.includes(type) ? undefined : type;
}

function checkedDigest(host: string, name: string, reference: Tag | Digest, bytes: Uint8Array): Digest {
  if (!isDigest(reference)) return digestOf(bytes);
  const digest = digestOf(bytes, digestAlgorithm(reference));
  if (digest !== reference) {
    throw new RegistryError("BAD_ANSWER", `${host} sent something else as ${name}: its digest is ${digest}`);
  }
  return digest;
}
