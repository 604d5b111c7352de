import { quotas } from "../images/quotas.ts";
import { appendUpload } from "../images/uploads.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/** Largest body of a request, in bytes: a part of 20 MiB is 26.7 MiB as base64, the rest is for the other members. */
const maxBodyBytes = 28 * 1024 * 1024;

/**
 * Adds a part to a layer; parts come in order and without gaps, `partLastByte` included (Amazon ECR API,
 * UploadLayerPart).
 */
export const UploadLayerPart = repositoryOperation("UploadLayerPart", {
  members: ["registryId", "repositoryName", "uploadId", "partFirstByte", "partLastByte", "layerPartBlob"],
  maxBodyBytes,
  async handle({ uploadId, partFirstByte, partLastByte, layerPartBlob }, repository, context) {
    await appendUpload(context, repository, uploadId, layerPartBlob, {
      from: partFirstByte,
      size: partLastByte - partFirstByte + 1,
      maxParts: quotas.layerParts,
    });
    return { ...repositoryId(repository), uploadId, lastByteReceived: partLastByte };
  },
});
