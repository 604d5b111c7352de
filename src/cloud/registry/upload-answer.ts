import type { FastifyReply } from "fastify";
import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import { absoluteUrl, type RegistryCall } from "./registry-call.ts";

/** The URL of an upload, where the next piece goes. */
export function uploadUrl(call: RegistryCall, name: RepositoryName, id: string): string {
  return absoluteUrl(call, `/v2/${name}/blobs/uploads/${id}`);
}

/** The bytes an upload holds as its `Range` header; `0-0` where it has none, as every registry writes it. */
export function uploadRange(received: number): string {
  return `0-${Math.max(0, received - 1)}`;
}

/** The reply to a blob that is now there. */
export function createdBlob(call: RegistryCall, name: RepositoryName, digest: Digest): FastifyReply {
  return call.reply
    .code(201)
    .header("location", absoluteUrl(call, `/v2/${name}/blobs/${digest}`))
    .header("docker-content-digest", digest);
}
