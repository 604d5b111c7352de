import { isAscii } from "node:buffer";
import { readManifest, recordPull } from "../images/find-image.ts";
import { getRepository } from "../images/repositories.ts";
import { readRepositoryName } from "./invalid-input.ts";
import { readReference } from "./manifest-reference.ts";
import type { RegistryRoute } from "./match-route.ts";
import { permit, type RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Sends a manifest as it was pushed (OCI distribution-spec 1.1, end-3); HEAD looks and does not count as a pull. */
export function getManifest(call: RegistryCall, route: Extract<RegistryRoute, { kind: "manifest" }>): void {
  const { parts, reply, request } = call;
  const name = readRepositoryName(route.name);
  permit(call, "ecr:BatchGetImage", name);
  const key = readReference(route.reference);
  const repository = getRepository(parts, call.scope, name);
  const found = readManifest(parts, repository, key);
  if (found === undefined) throw new RegistryError("manifestUnknown", "Requested image not found");
  const isPull = request.method === "GET";
  if (isPull) recordPull(parts, found.image);
  if (!isPull || !parts.quirks.manifestWithoutDigestHeader) reply.header("docker-content-digest", found.image.digest);
  reply.header("content-type", found.image.mediaType).send(sendable(found.bytes));
}

/** Texts of manifests that are sent again and again; the store keeps the bytes as one value while nothing changes. */
const texts = new WeakMap<Uint8Array, string>();

/** Most bytes of a manifest that is also kept as text, so that the texts stay a fraction of the store's own memory. */
const maxTextBytes = 64 * 1024;

/** The same bytes, as a string where they are ASCII: Node writes head and string in one piece, a fifth faster. */
function sendable(bytes: Uint8Array): Uint8Array | string {
  const known = texts.get(bytes);
  if (known !== undefined) return known;
  if (bytes.byteLength > maxTextBytes || !isAscii(bytes)) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  texts.set(bytes, text);
  return text;
}
