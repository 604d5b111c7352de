import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import type { HttpResponse } from "./http-message.ts";
import type { BlobSource, PutBlobOptions } from "./registry-client.ts";
import { RegistryError } from "./registry-error.ts";
import type { RegistrySession } from "./registry-session.ts";
import { isPassing, MAX_ATTEMPTS, pause } from "./retry.ts";

/** Whether a repository has a blob. */
export async function hasBlob(session: RegistrySession, repository: RepositoryName, digest: Digest): Promise<boolean> {
  const answer = await session.send({
    action: `looking for the blob ${digest} in ${repository}`,
    method: "HEAD",
    path: `/v2/${repository}/blobs/${digest}`,
    repository,
    access: "pull",
    expect: [200, 404],
    repeatable: true,
  });
  answer.discard();
  return answer.status === 200;
}

/**
 * Uploads a blob: looked for first, then mounted where that was asked for, else sent in one piece (OCI distribution-spec
 * 1.1, "POST then PUT", as containerd does). An upload that breaks starts over, since no registry has to resume one.
 */
export async function pushBlob(
  session: RegistrySession,
  repository: RepositoryName,
  blob: BlobSource,
  options: PutBlobOptions,
): Promise<"pushed" | "present" | "mounted"> {
  if (await hasBlob(session, repository, blob.digest)) return "present";
  for (let count = 1; ; count += 1) {
    let sent = 0;
    const onSent = (bytes: number) => {
      sent += bytes;
      options.onProgress?.(bytes);
    };
    try {
      const upload = await startUpload(session, repository, blob.digest, options);
      if (upload === "mounted") return "mounted";
      await sendBlob(session, repository, blob, upload, { onSent, signal: options.signal });
      return "pushed";
    } catch (error) {
      options.onProgress?.(-sent);
      if (count === MAX_ATTEMPTS || !isPassing(error)) throw error;
      await pause(count, undefined, options.signal);
    }
  }
}

async function startUpload(
  session: RegistrySession,
  repository: RepositoryName,
  digest: Digest,
  { mountFrom, signal }: PutBlobOptions,
): Promise<URL | "mounted"> {
  const mount = mountFrom === undefined ? "" : `?mount=${digest}&from=${encodeURIComponent(mountFrom)}`;
  const answer = await session.send({
    action: `starting an upload to ${repository}`,
    method: "POST",
    path: `/v2/${repository}/blobs/uploads/${mount}`,
    body: new Uint8Array(),
    repository,
    access: "push",
    expect: mountFrom === undefined ? [202] : [201, 202],
    // An upload that was opened in vain is the registry's to clean up.
    repeatable: true,
    signal,
  });
  answer.discard();
  return answer.status === 201 ? "mounted" : await uploadTarget(session, repository, answer);
}

async function uploadTarget(session: RegistrySession, repository: RepositoryName, answer: HttpResponse): Promise<URL> {
  const { location } = answer.headers;
  if (location === undefined) {
    throw new RegistryError("BAD_ANSWER", `${session.host} opened an upload to ${repository} without saying where`);
  }
  return await session.target("the place of an upload", location, "anywhere");
}

async function sendBlob(
  session: RegistrySession,
  repository: RepositoryName,
  blob: BlobSource,
  upload: URL,
  options: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const path = new URL(upload);
  path.searchParams.set("digest", blob.digest);
  const answer = await session.send({
    action: `pushing the blob ${blob.digest} to ${repository}`,
    method: "PUT",
    path,
    headers: { "content-type": "application/octet-stream" },
    body: { size: blob.size, open: blob.open },
    transfer: true,
    repository,
    access: "push",
    expect: [201, 204],
    repeatable: false,
    ...options,
  });
  answer.discard();
}
