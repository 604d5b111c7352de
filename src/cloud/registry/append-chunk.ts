import { getRepository } from "../images/repositories.ts";
import { appendUpload } from "../images/uploads.ts";
import { bodyChunks } from "./body-chunks.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readChunkClaim } from "./chunk-claim.ts";
import type { RegistryCall } from "./registry-call.ts";
import { sayWhereUploadStands } from "./say-where-upload-stands.ts";
import { uploadRange, uploadUrl } from "./upload-answer.ts";

/** Adds a chunk, or a stream of any length, to an upload (OCI distribution-spec 1.1, end-5). */
export async function appendChunk(call: RegistryCall, route: CheckedRoute<"upload">): Promise<void> {
  const { parts, reply, request } = call;
  const { name } = route;
  const repository = getRepository(parts, call.scope, name);
  const claim = readChunkClaim(request);
  const body = bodyChunks(request) ?? new Uint8Array();
  const upload = await sayWhereUploadStands(call, name, route.id, () =>
    appendUpload(parts, repository, route.id, body, claim),
  );
  reply
    .code(parts.quirks.patchCreated ? 201 : 202)
    .header("location", uploadUrl(call, name, upload.id))
    .header("range", uploadRange(parts.quirks.patchCreated ? upload.firstPart : upload.received))
    .send();
}
