import { type Digest, type DigestAlgorithm, digestAlgorithm, digestAlgorithms } from "../../core/oci/digest.ts";
import { isRepositoryName, type RepositoryName } from "../../core/oci/names.ts";
import type { Repository } from "../images/image-types.ts";
import { mountLayer, repositoriesWith } from "../images/layers.ts";
import { quotas } from "../images/quotas.ts";
import { mountsBlobs } from "../images/registries.ts";
import { findRepository, getRepository } from "../images/repositories.ts";
import { cancelUpload, finishUpload, startUpload } from "../images/uploads.ts";
import { bodyChunks } from "./body-chunks.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readChunkClaim } from "./chunk-claim.ts";
import { finishRules } from "./finish-rules.ts";
import { readBlobDigest } from "./invalid-input.ts";
import { isPermitted, type RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";
import { createdBlob, uploadRange, uploadUrl } from "./upload-answer.ts";

/** Algorithms that an upload can be announced with. */
const algorithms: ReadonlySet<string> = new Set<string>(digestAlgorithms);

/** Repositories that are looked at for a blob to mount when the request names none. */
const maxMountSources = 100;

/**
 * Begins an upload; takes a whole blob with `digest`, another repository's with `mount` (OCI distribution-spec 1.1,
 * end-4 and end-11).
 */
export async function startBlobUpload(call: RegistryCall, route: CheckedRoute<"uploads">): Promise<void> {
  const { name } = route;
  const repository = getRepository(call.parts, call.scope, name);
  const mount = call.query.get("mount");
  const mounted = mount === null ? undefined : mountBlob(call, repository, mount);
  if (mounted !== undefined) {
    createdBlob(call, name, mounted).send();
    return;
  }
  const digest = call.query.get("digest");
  if (digest !== null && mount === null) await takeWholeBlob(call, name, repository, readBlobDigest(digest));
  else beginUpload(call, name, repository);
}

function beginUpload(call: RegistryCall, name: RepositoryName, repository: Repository): void {
  const { id, received } = startUpload(call.parts, repository, { algorithm: announcedAlgorithm(call) });
  if (call.parts.quirks.smallChunkRefused) call.reply.header("oci-chunk-min-length", quotas.smallestPartBytes);
  call.reply
    .code(202)
    .header("location", uploadUrl(call, name, id))
    .header("range", uploadRange(received))
    .send();
}

function announcedAlgorithm(call: RegistryCall): DigestAlgorithm {
  const algorithm = call.query.get("digest-algorithm") ?? "sha256";
  if (algorithms.has(algorithm)) return algorithm as DigestAlgorithm;
  throw new RegistryError("digestInvalid", `digest-algorithm must be one of ${[...algorithms].join(", ")}`);
}

async function takeWholeBlob(
  call: RegistryCall,
  name: RepositoryName,
  repository: Repository,
  digest: Digest,
): Promise<void> {
  const { parts, request } = call;
  const claim = readChunkClaim(request);
  const { id } = startUpload(parts, repository, { algorithm: digestAlgorithm(digest) });
  try {
    const body = bodyChunks(request) ?? new Uint8Array();
    await finishUpload(parts, repository, id, digest, { ...finishRules(parts.quirks), ...claim, body });
  } catch (error) {
    // Nobody has been told of this upload, so nobody can go on with it.
    await cancelUpload(parts, repository, id).catch(() => {});
    throw error;
  }
  createdBlob(call, name, digest).send();
}

/** Adds another repository's blob to this one; undefined where that cannot be, and the client uploads it then. */
function mountBlob(call: RegistryCall, repository: Repository, mount: string): Digest | undefined {
  const { parts } = call;
  if (!mountsBlobs(parts, call.scope)) return undefined;
  const digest = readBlobDigest(mount);
  const mounted = mountSources(call, repository, digest).some((name) => {
    if (!isPermitted(call, "ecr:GetDownloadUrlForLayer", name)) return false;
    const source = findRepository(parts, call.scope, name);
    return source !== undefined && mountLayer(parts, repository, source, digest);
  });
  return mounted ? digest : undefined;
}

/** The repository that the request names, or all that have the blob; none where it names what can be no repository. */
function mountSources(call: RegistryCall, repository: Repository, digest: Digest): readonly RepositoryName[] {
  const from = call.query.get("from") ?? "";
  if (from === "") return repositoriesWith(call.parts, repository, digest, maxMountSources);
  return isRepositoryName(from) ? [from] : [];
}
