import type { Digest } from "./digest.ts";
import { defaultTag, parseRepositoryName, type RepositoryName, type Tag } from "./names.ts";
import { OciError } from "./oci-error.ts";
import { type ImageReference, parseReference } from "./reference.ts";

/** An image of Docker Hub by the name that an engine asks its registry for. */
export type DockerHubReference = {
  /** With the `library/` that docker leaves out of the names of official images. */
  readonly repository: RepositoryName;
  readonly tag: Tag;
  /** Which very image is meant. */
  readonly digest?: Digest;
};

/** Docker Hub as names have it; docker reads the second one as the first (distribution/reference, normalize.go). */
const hubHosts: ReadonlySet<string> = new Set(["docker.io", "index.docker.io"]);

/** Where official images stand. */
const officialPrefix = "library/";

/** Whether a registry's name is Docker Hub's. */
export function isDockerHub(host: string): boolean {
  return hubHosts.has(host);
}

/**
 * Reads a name of Docker Hub as docker does: `alpine` is `docker.io/library/alpine:latest`.
 *
 * @throws OciError those of `parseReference`, and `REFERENCE_INVALID` where it names another registry or no tag beside a
 *   digest
 */
export function parseDockerHubReference(text: string): DockerHubReference {
  const reference = parseReference(text);
  const { host, repository, tag, digest } = reference;
  if (host !== undefined && !isDockerHub(host)) throw otherRegistry(text, reference);
  if (tag === undefined && digest !== undefined) {
    throw new OciError("REFERENCE_INVALID", `'${text}' has a digest and no tag, and an import is kept by its tag`, {
      next: `name a tag as well: ${familiarName(repository)}:TAG@${digest}`,
    });
  }
  return {
    repository: repository.includes("/") ? repository : parseRepositoryName(`${officialPrefix}${repository}`),
    tag: tag ?? defaultTag,
    ...(digest === undefined ? {} : { digest }),
  };
}

/** A repository of Docker Hub as people type it: `library/alpine` is `alpine`. */
export function familiarName(repository: string): string {
  const short = repository.startsWith(officialPrefix) ? repository.slice(officialPrefix.length) : repository;
  return short.includes("/") && short !== repository ? repository : short;
}

function otherRegistry(text: string, { host, repository, tag }: ImageReference): OciError {
  const name = `${repository}${tag === undefined ? "" : `:${tag}`}`;
  return new OciError(
    "REFERENCE_INVALID",
    `'${text}' is of ${host}: an engine asks its mirror for Docker Hub's images alone`,
    {
      next: `an image of ${host} is pulled from there by its own name; to be pulled as Docker Hub's, import it as ${name}`,
    },
  );
}
