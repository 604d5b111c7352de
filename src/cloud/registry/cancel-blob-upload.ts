import { getRepository } from "../images/repositories.ts";
import { cancelUpload } from "../images/uploads.ts";
import type { CheckedRoute } from "./checked-route.ts";
import type { RegistryCall } from "./registry-call.ts";

/** Gives an upload up (OCI distribution-spec 1.1, end-14). */
export async function cancelBlobUpload(call: RegistryCall, route: CheckedRoute<"upload">): Promise<void> {
  const { parts } = call;
  const { name } = route;
  await cancelUpload(parts, getRepository(parts, call.scope, name), route.id);
  call.reply.code(204).send();
}
