import { type Digest, isDigest } from "../../core/oci/digest.ts";
import { maxManifestBytes } from "../../core/oci/manifest.ts";
import { isRepositoryName, isTag, type RepositoryName, type Tag } from "../../core/oci/names.ts";
import { invalidParameterSentence, mustFit } from "../images/ecr-sentences.ts";
import { bodyMs } from "../listen/read-body.ts";
import { RegistryError } from "./registry-error.ts";

/** Longest piece of a client's text that a message repeats, in characters. */
const maxRepeated = 200;

/** A repository's name out of a path or query. Throws `nameInvalid`. */
export function readRepositoryName(text: string): RepositoryName {
  if (isRepositoryName(text)) return text;
  throw new RegistryError("nameInvalid", `'${text.slice(0, maxRepeated)}' is not a repository name`, {
    invalidParameter: invalidParameterSentence("repositoryName", mustFit("repositoryName")),
  });
}

/** A tag. Throws `tagInvalid`. */
export function readTag(text: string): Tag {
  if (isTag(text)) return text;
  throw new RegistryError("tagInvalid", `'${text.slice(0, maxRepeated)}' is not a tag`, {
    invalidParameter: invalidParameterSentence("imageTag", mustFit("tag")),
  });
}

/** A manifest's digest. Throws `digestInvalid`. */
export function readManifestDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw invalidDigest(text, "imageDigest");
}

/** A blob's digest. Throws `digestInvalid`. */
export function readBlobDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw invalidDigest(text, "layerDigest");
}

/** The refusal of a manifest that is larger than `maxManifestBytes`. */
export function manifestTooLarge(): RegistryError {
  return new RegistryError("manifestTooLarge", `a manifest may have at most ${maxManifestBytes} bytes`, {
    invalidParameter: invalidParameterSentence(
      "imageManifest",
      `Member must have length less than or equal to ${maxManifestBytes}`,
    ),
  });
}

/** The refusal of a manifest that did not come to its end in time. */
export function manifestTooSlow(): RegistryError {
  return new RegistryError("manifestTooSlow", `the manifest did not come to its end within ${bodyMs / 1000} seconds`);
}

/** The refusal of a page size. */
export function invalidPageSize(text: string, constraint: string): RegistryError {
  return new RegistryError("pageInvalid", `n must be a whole number, not '${text.slice(0, maxRepeated)}'`, {
    invalidParameter: invalidParameterSentence("maxResults", constraint),
  });
}

function invalidDigest(text: string, member: string): RegistryError {
  return new RegistryError("digestInvalid", `'${text.slice(0, maxRepeated)}' is not a digest of a known algorithm`, {
    invalidParameter: invalidParameterSentence(member, mustFit("digest")),
  });
}
