import { OciError } from "./oci-error.ts";

declare const repositoryNameBrand: unique symbol;
declare const tagBrand: unique symbol;

/** A repository's name as ECR takes it: 2 to 256 characters, lower case, components separated by `/`. */
export type RepositoryName = string & { readonly [repositoryNameBrand]: true };

/** A tag (OCI distribution-spec 1.1, "Pulling manifests"). */
export type Tag = string & { readonly [tagBrand]: true };

const repositoryNamePattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

/** Longest repository name, in characters (Amazon ECR API, `RepositoryName`). */
const maxRepositoryNameLength = 256;

/** Whether the text is a repository name (Amazon ECR API, `RepositoryName`; the same grammar as OCI's). */
export function isRepositoryName(text: string): text is RepositoryName {
  return text.length <= maxRepositoryNameLength && repositoryNamePattern.test(text);
}

/** Parses a repository name. Throws `REPOSITORY_NAME_INVALID`. */
export function parseRepositoryName(text: string): RepositoryName {
  if (!isRepositoryName(text)) {
    const form = "lower case letters and digits, with . _ - or / between them";
    throw new OciError("REPOSITORY_NAME_INVALID", `'${text.slice(0, 300)}' is not a repository name: ${form}`);
  }
  return text;
}

/** Whether the text is a tag. */
export function isTag(text: string): text is Tag {
  return tagPattern.test(text);
}

/** Parses a tag. Throws `TAG_INVALID`. */
export function parseTag(text: string): Tag {
  if (!isTag(text)) throw new OciError("TAG_INVALID", `'${text.slice(0, 300)}' is not a tag`);
  return text;
}

/** The tag of a reference that names neither tag nor digest, as docker has it. */
export const defaultTag = parseTag("latest");
