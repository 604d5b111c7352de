import { getRepository } from "../images/repositories.ts";
import { finishUpload } from "../images/uploads.ts";
import { bodyChunks } from "./body-chunks.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readChunkClaim } from "./chunk-claim.ts";
import { finishRules } from "./finish-rules.ts";
import { readBlobDigest } from "./invalid-input.ts";
import type { RegistryCall } from "./registry-call.ts";
import { sayWhereUploadStands } from "./say-where-upload-stands.ts";
import { createdBlob } from "./upload-answer.ts";

/** Makes an upload a blob, with the last chunk in the body if there is one (OCI distribution-spec 1.1, end-6). */
export async function finishBlobUpload(call: RegistryCall, route: CheckedRoute<"upload">): Promise<void> {
  const { parts, request } = call;
  const { name } = route;
  const repository = getRepository(parts, call.scope, name);
  const digest = readBlobDigest(call.query.get("digest") ?? "");
  const body = bodyChunks(request);
  const options = {
    ...finishRules(parts.quirks),
    ...(body === undefined ? {} : { ...readChunkClaim(request), body }),
  };
  await sayWhereUploadStands(call, name, route.id, () => finishUpload(parts, repository, route.id, digest, options));
  createdBlob(call, name, digest).send();
}
