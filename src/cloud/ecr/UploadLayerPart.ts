import { ImagesError } from "../images/images-error.ts";
import { appendUpload, getUpload } from "../images/uploads.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * Adds a part to a layer; parts come in order and without gaps, `partLastByte` included (Amazon ECR API,
 * UploadLayerPart).
 */
export const UploadLayerPart = repositoryOperation("UploadLayerPart", {
  members: ["registryId", "repositoryName", "uploadId", "partFirstByte", "partLastByte", "layerPartBlob"],
  async handle(input, repository, context) {
    const { uploadId, partFirstByte, partLastByte, layerPartBlob } = input;
    const announced = partLastByte - partFirstByte + 1;
    if (announced !== layerPartBlob.byteLength) {
      const { received } = getUpload(context, repository, uploadId);
      throw new ImagesError(
        "LAYER_PART_INVALID",
        `The layer part has ${layerPartBlob.byteLength} bytes, but bytes ${partFirstByte} to ${partLastByte} were announced`,
        { received },
      );
    }
    await appendUpload(context, repository, uploadId, layerPartBlob, { from: partFirstByte });
    return { ...repositoryId(repository), uploadId, lastByteReceived: partLastByte };
  },
});
