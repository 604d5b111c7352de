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
  reply.header("content-type", found.image.mediaType).send(found.bytes);
}
