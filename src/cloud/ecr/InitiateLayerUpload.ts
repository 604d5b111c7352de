import { startUpload } from "../images/uploads.ts";
import { repositoryOperation } from "./repository-operation.ts";

/** Bytes of a part that ECR proposes to clients (Amazon ECR API, InitiateLayerUpload, sample answer): 10 MiB. */
const proposedPartSize = 10 * 1024 * 1024;

/** Begins the upload of a layer (Amazon ECR API, InitiateLayerUpload). */
export const InitiateLayerUpload = repositoryOperation("InitiateLayerUpload", {
  members: ["registryId", "repositoryName"],
  handle(_input, repository, context) {
    const { id } = startUpload(context, repository);
    return { uploadId: id, partSize: proposedPartSize };
  },
});
