import { getRepository } from "../images/repositories.ts";
import { getUpload } from "../images/uploads.ts";
import type { CheckedRoute } from "./checked-route.ts";
import type { RegistryCall } from "./registry-call.ts";
import { uploadRange, uploadUrl } from "./upload-answer.ts";

/** Says where an upload stands, to go on from there (OCI distribution-spec 1.1, end-13). */
export function getBlobUpload(call: RegistryCall, route: CheckedRoute<"upload">): void {
  const { parts } = call;
  const { name } = route;
  const upload = getUpload(parts, getRepository(parts, call.scope, name), route.id);
  call.reply
    .code(204)
    .header("location", uploadUrl(call, name, upload.id))
    .header("range", uploadRange(upload.received))
    .send();
}
