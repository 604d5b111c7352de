import { isDigest } from "../../core/oci/digest.ts";
import type { Layer, LayerFailure } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { ecrExpressions } from "../images/ecr-sentences.ts";
import type { Repository } from "../images/image-types.ts";
import { isLayerArchived, statLayer } from "../images/layers.ts";
import { isEcrDigest } from "./image-id.ts";
import { repositoryOperation } from "./repository-operation.ts";

/**
 * Which layers a repository has (Amazon ECR API, BatchCheckLayerAvailability); unknown ones are UNAVAILABLE, those of
 * archived images alone ARCHIVED.
 */
export const BatchCheckLayerAvailability = repositoryOperation("BatchCheckLayerAvailability", {
  members: ["registryId", "repositoryName", "layerDigests"],
  handle(input, repository, context) {
    const layers: Layer[] = [];
    const failures: LayerFailure[] = [];
    for (const layerDigest of input.layerDigests) {
      if (isEcrDigest(layerDigest)) layers.push(checkLayer(layerDigest, repository, context));
      else failures.push(invalidDigest(layerDigest));
    }
    return { layers, failures };
  },
});

function checkLayer(layerDigest: string, repository: Repository, context: OperationContext): Layer {
  if (!isDigest(layerDigest)) return { layerDigest, layerAvailability: "UNAVAILABLE" };
  const layer = statLayer(context, repository, layerDigest);
  if (layer === undefined) return { layerDigest, layerAvailability: "UNAVAILABLE" };
  return {
    layerDigest,
    layerAvailability: isLayerArchived(context, repository, layerDigest) ? "ARCHIVED" : "AVAILABLE",
    layerSize: layer.size,
    mediaType: layer.mediaType,
  };
}

// ECR's sentences are not known; these are after those of its image failures.
function invalidDigest(layerDigest: string): LayerFailure {
  return layerDigest === ""
    ? {
        layerDigest,
        failureCode: "MissingLayerDigest",
        failureReason: "Invalid request parameters: layer digest cannot be null",
      }
    : {
        layerDigest,
        failureCode: "InvalidLayerDigest",
        failureReason: `Invalid request parameters: layer digest should satisfy the regex '${ecrExpressions.digest}'`,
      };
}
