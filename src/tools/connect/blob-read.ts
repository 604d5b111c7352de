import { createHash } from "node:crypto";
import { type Digest, digestAlgorithm, digestHex } from "../../core/oci/digest.ts";
import type { Descriptor } from "../../core/oci/manifest.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import { RegistryError } from "./registry-error.ts";
import type { RegistrySession } from "./registry-session.ts";

export async function readBlob(
  session: RegistrySession,
  repository: RepositoryName,
  descriptor: Descriptor,
  maxBytes: number,
): Promise<Uint8Array> {
  if (descriptor.size > maxBytes) {
    const { digest, size } = descriptor;
    throw new RegistryError("BAD_ANSWER", `${repository}@${digest} has ${size} bytes; the limit is ${maxBytes}`);
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of await openBlob(session, repository, descriptor, { transfer: false })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function openVerifiedBlob(
  session: RegistrySession,
  repository: RepositoryName,
  descriptor: Descriptor,
): Promise<AsyncIterable<Uint8Array>> {
  return await openBlob(session, repository, descriptor, { transfer: true });
}

async function openBlob(
  session: RegistrySession,
  repository: RepositoryName,
  descriptor: Descriptor,
  { transfer }: { readonly transfer: boolean },
): Promise<AsyncIterable<Uint8Array>> {
  const answer = await session.send({
    action: `reading the blob ${descriptor.digest} of ${repository}`,
    method: "GET",
    path: `/v2/${repository}/blobs/${descriptor.digest}`,
    repository,
    access: "pull",
    expect: [200],
    repeatable: true,
    transfer,
  });
  return verified(answer.body, descriptor, (what) => {
    return new RegistryError(
      "BAD_ANSWER",
      `${session.host} sent a wrong blob for ${repository}@${descriptor.digest}: ${what}`,
    );
  });
}

/** Passes content on as it comes and throws at its end, or as soon as it is too long, where it is not what it should be. */
async function* verified(
  chunks: AsyncIterable<Uint8Array>,
  { digest, size }: { readonly digest: Digest; readonly size: number },
  failure: (what: string) => Error,
): AsyncGenerator<Uint8Array> {
  const hash = createHash(digestAlgorithm(digest));
  let received = 0;
  for await (const chunk of chunks) {
    received += chunk.byteLength;
    if (received > size) throw failure(`more than the ${size} bytes it should have`);
    hash.update(chunk);
    yield chunk;
  }
  if (received < size) throw failure(`${received} of ${size} bytes`);
  if (hash.digest("hex") !== digestHex(digest)) throw failure("its digest differs");
}
