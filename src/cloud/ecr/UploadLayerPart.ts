import { quotas } from "../images/quotas.ts";
import { appendUpload } from "../images/uploads.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * Adds a part to a layer; parts come in order and without gaps, `partLastByte` included (Amazon ECR API,
 * UploadLayerPart).
 */
export const UploadLayerPart = repositoryOperation("UploadLayerPart", {
  members: ["registryId", "repositoryName", "uploadId", "partFirstByte", "partLastByte", "layerPartBlob"],
  async handle({ uploadId, partFirstByte, partLastByte, layerPartBlob }, repository, context) {
    await appendUpload(context, repository, uploadId, layerPartBlob, {
      from: partFirstByte,
      size: partLastByte - partFirstByte + 1,
      maxParts: quotas.layerParts,
    });
    return { ...repositoryId(repository), uploadId, lastByteReceived: partLastByte };
  },
});
