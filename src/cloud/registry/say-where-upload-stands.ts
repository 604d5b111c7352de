import type { RepositoryName } from "../../core/oci/names.ts";
import { ImagesError } from "../images/images-error.ts";
import type { RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";
import { uploadRange, uploadUrl } from "./upload-answer.ts";

/** Runs an append; where the chunk is not the next one, the refusal says where the upload stands. */
export async function sayWhereUploadStands<Result>(
  call: RegistryCall,
  name: RepositoryName,
  id: string,
  append: () => Promise<Result>,
): Promise<Result> {
  try {
    return await append();
  } catch (error) {
    if (!(error instanceof ImagesError) || error.code !== "UPLOAD_RANGE_INVALID") throw error;
    throw new RegistryError("uploadOutOfOrder", error.message, {
      cause: error,
      headers: { location: uploadUrl(call, name, id), range: uploadRange(error.received ?? 0) },
    });
  }
}
