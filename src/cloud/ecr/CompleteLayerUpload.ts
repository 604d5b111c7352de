import { type Digest, isDigest } from "../../core/oci/digest.ts";
import { ImagesError } from "../images/images-error.ts";
import { finishUpload } from "../images/uploads.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * Makes an upload a layer of the repository (Amazon ECR API, CompleteLayerUpload). The list of digests must name the
 * layer and nothing else.
 */
export const CompleteLayerUpload = repositoryOperation("CompleteLayerUpload", {
  members: ["registryId", "repositoryName", "uploadId", "layerDigests"],
  async handle({ uploadId, layerDigests }, repository, context) {
    const digest = readLayerDigest(layerDigests);
    await finishUpload(context, repository, uploadId, digest, {
      existing: "refuse",
      empty: "refuse",
      smallParts: "refuse",
    });
    return { ...repositoryId(repository), uploadId, layerDigest: digest };
  },
});

function readLayerDigest(layerDigests: readonly string[]): Digest {
  const [digest = "", ...others] = new Set(layerDigests);
  if (others.length === 0 && isDigest(digest)) return digest;
  throw new ImagesError(
    "LAYER_DIGEST_INVALID",
    `the layer's bytes do not have the digests '[${layerDigests.join(", ")}]'`,
  );
}
