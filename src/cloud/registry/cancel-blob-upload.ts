import { getRepository } from "../images/repositories.ts";
import { cancelUpload } from "../images/uploads.ts";
import { readRepositoryName } from "./invalid-input.ts";
import type { RegistryRoute } from "./match-route.ts";
import { permit, type RegistryCall } from "./registry-call.ts";

/** Gives an upload up (OCI distribution-spec 1.1, end-14). */
export async function cancelBlobUpload(
  call: RegistryCall,
  route: Extract<RegistryRoute, { kind: "upload" }>,
): Promise<void> {
  const { parts } = call;
  const name = readRepositoryName(route.name);
  permit(call, "ecr:UploadLayerPart", name);
  await cancelUpload(parts, getRepository(parts, call.scope, name), route.id);
  call.reply.code(204).send();
}
