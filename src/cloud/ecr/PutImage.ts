import { type Digest, isDigest } from "../../core/oci/digest.ts";
import { isTag, type Tag } from "../../core/oci/names.ts";
import { digestDiffersSentence, mustFit } from "../images/ecr-sentences.ts";
import type { Repository } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import { pushImage } from "../images/push-image.ts";
import { invalidParameter } from "./ecr-error.ts";
import { isEcrDigest } from "./image-id.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/** Largest body of a request, in bytes: a manifest of 4 MiB, in which every quote and line break costs two bytes as JSON. */
const maxBodyBytes = 10 * 1024 * 1024;

/**
 * Stores a manifest, as the bytes of the text that came, and its tag (Amazon ECR API, PutImage). With a tag that the
 * manifest of another image has, the tag moves; the same manifest with the same tag is refused.
 */
export const PutImage = repositoryOperation("PutImage", {
  members: ["registryId", "repositoryName", "imageManifest", "imageManifestMediaType", "imageTag", "imageDigest"],
  maxBodyBytes,
  handle(input, repository, context) {
    const { imageManifest, imageManifestMediaType: mediaType, imageTag, imageDigest } = input;
    const { image } = pushImage(context, repository, {
      manifest: manifestBytes(imageManifest),
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(imageTag === undefined ? {} : { tags: [readTag(imageTag)] }),
      ...(imageDigest === undefined ? {} : { digest: readDigest(imageDigest, repository) }),
      existing: "refuse",
    });
    return {
      image: {
        ...repositoryId(repository),
        imageId: { imageDigest: image.digest, imageTag },
        imageManifest,
        imageManifestMediaType: image.mediaType,
      },
    };
  },
});

function manifestBytes(text: string): Uint8Array {
  // Half a surrogate pair has no UTF-8 form: its bytes would be those of another text.
  if (!text.isWellFormed()) throw invalidParameter("ImageManifest", "Invalid JSON syntax");
  return new TextEncoder().encode(text);
}

// The registry's grammar ends at 128 characters and wants no leading dot or hyphen, which ECR's expression would take.
function readTag(text: string): Tag {
  if (!isTag(text)) throw invalidParameter("ImageTag", mustFit("tag"));
  return text;
}

function readDigest(text: string, repository: Repository): Digest {
  if (!isEcrDigest(text)) throw invalidParameter("imageDigest", mustFit("digest"));
  if (isDigest(text)) return text;
  throw new ImagesError("IMAGE_DIGEST_DOES_NOT_MATCH", digestDiffersSentence(text, repository));
}
