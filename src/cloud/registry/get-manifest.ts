import { imageNotFoundSentence } from "../images/ecr-sentences.ts";
import { readManifest, recordPull } from "../images/find-image.ts";
import { getRepository } from "../images/repositories.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readReference } from "./manifest-reference.ts";
import type { RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Sends a manifest as it was pushed (OCI distribution-spec 1.1, end-3); HEAD looks and does not count as a pull. */
export function getManifest(call: RegistryCall, route: CheckedRoute<"manifest">): void {
  const { parts, reply, request } = call;
  const key = readReference(route.reference);
  const repository = getRepository(parts, call.scope, route.name);
  const found = readManifest(parts, repository, key);
  if (found === undefined) throw new RegistryError("manifestUnknown", imageNotFoundSentence);
  const isPull = request.method === "GET";
  if (isPull) recordPull(parts, found.image);
  if (!isPull || !parts.quirks.manifestWithoutDigestHeader) reply.header("docker-content-digest", found.image.digest);
  reply.header("content-type", found.image.mediaType).send(found.bytes);
}
