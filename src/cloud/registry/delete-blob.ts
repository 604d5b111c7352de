import { deleteLayer } from "../images/layers.ts";
import { getRepository } from "../images/repositories.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readBlobDigest } from "./invalid-input.ts";
import type { RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Takes a blob that no manifest needs out of a repository (OCI distribution-spec 1.1, end-10). */
export function deleteBlob(call: RegistryCall, route: CheckedRoute<"blob">): void {
  const { parts } = call;
  const { name } = route;
  const digest = readBlobDigest(route.digest);
  const repository = getRepository(parts, call.scope, name);
  if (parts.quirks.blobDeleteUnsupported) {
    throw new RegistryError("blobDeleteUnsupported", "layers that no image uses are removed without being asked to");
  }
  const deletion = deleteLayer(parts, repository, digest);
  if (deletion.kind === "deleted") {
    call.reply.code(202).send();
    return;
  }
  throw deletion.reason === "not-found"
    ? new RegistryError("blobUnknown", `blob ${digest} is not in this repository`)
    : new RegistryError("blobReferenced", `blob ${digest} is needed by a manifest of this repository`);
}
