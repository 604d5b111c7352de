import { deleteImage } from "../images/delete-image.ts";
import { imageNotFoundSentence, imageReferencedSentence } from "../images/ecr-sentences.ts";
import { getRepository } from "../images/repositories.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readReference } from "./manifest-reference.ts";
import type { RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Deletes a tag or a manifest (OCI distribution-spec 1.1, end-9). */
export function deleteManifest(call: RegistryCall, route: CheckedRoute<"manifest">): void {
  const { parts } = call;
  const { name } = route;
  const key = readReference(route.reference);
  const deletion = deleteImage(parts, getRepository(parts, call.scope, name), key, {
    untagged: parts.quirks.lastTagDeletesImage ? "delete" : "keep",
    children: parts.quirks.indexKeepsChildren ? "keep" : "delete",
  });
  if (deletion.kind === "deleted") {
    call.reply.code(202).send();
    return;
  }
  if (deletion.reason === "referenced") {
    throw new RegistryError("manifestReferenced", imageReferencedSentence(deletion.referencedBy));
  }
  throw new RegistryError("manifestUnknown", imageNotFoundSentence);
}
