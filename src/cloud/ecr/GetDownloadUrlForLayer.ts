import { isDigest } from "../../core/oci/digest.ts";
import { issueLayerUrl } from "../aws/layer-url.ts";
import { ImagesError } from "../images/images-error.ts";
import { statLayer } from "../images/layers.ts";
import { repositoryOperation } from "./repository-operation.ts";

/**
 * A URL from which a layer can be had without a signature for a while, for layers that an image uses (Amazon ECR API,
 * GetDownloadUrlForLayer). ECR's sentences for its refusals are not known; these are ours.
 */
export const GetDownloadUrlForLayer = repositoryOperation("GetDownloadUrlForLayer", {
  members: ["registryId", "repositoryName", "layerDigest"],
  handle({ layerDigest }, repository, context) {
    const { scope, name } = repository;
    const where = `the repository with name '${name}' in the registry with id '${scope.account}'`;
    const digest = isDigest(layerDigest) ? layerDigest : undefined;
    const layer = digest && statLayer(context, repository, digest);
    if (digest === undefined || layer === undefined) {
      throw new ImagesError(
        "LAYERS_NOT_FOUND",
        `The layer with digest '${layerDigest}' does not exist within ${where}`,
      );
    }
    if (!layer.referenced) {
      throw new ImagesError(
        "LAYER_INACCESSIBLE",
        `The layer with digest '${layerDigest}' is not used by any image in ${where}`,
      );
    }
    const { store, endpoint, clocks, principal } = context;
    const downloadUrl = issueLayerUrl(store, { scope, repository: name, digest, principal }, endpoint, clocks.wall());
    return { downloadUrl, layerDigest };
  },
});
