import { type Digest, parseDigest } from "./digest.ts";
import { parseRepositoryName, parseTag, type RepositoryName, type Tag } from "./names.ts";
import { OciError } from "./oci-error.ts";

/**
 * A name for an image in a registry: `[HOST[:PORT]/]REPOSITORY[:TAG][@DIGEST]`, as docker and crane write it. Without a
 * host the registry is the one of the current account and region.
 */
export type ImageReference = {
  readonly host?: string;
  readonly repository: RepositoryName;
  readonly tag?: Tag;
  readonly digest?: Digest;
};

/** Longest reference that is read, in characters: host, name, tag and digest at their own limits. */
const maxReferenceLength = 1024;

const hostPattern = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?$/;

/**
 * Parses a reference. The first component is a host exactly when it holds a dot or a colon or is `localhost`
 * (distribution/reference's rule).
 *
 * @throws OciError `REFERENCE_INVALID`, `REPOSITORY_NAME_INVALID`, `TAG_INVALID`, `DIGEST_INVALID`
 */
export function parseReference(text: string): ImageReference {
  if (text === "" || text.length > maxReferenceLength) {
    throw new OciError("REFERENCE_INVALID", `'${text.slice(0, 300)}' is not an image reference`);
  }
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : parseDigest(text.slice(at + 1));
  const named = at < 0 ? text : text.slice(0, at);
  const slash = named.indexOf("/");
  const first = slash < 0 ? "" : named.slice(0, slash);
  const host = isHost(first) ? first : undefined;
  if (host !== undefined && !hostPattern.test(host)) {
    throw new OciError("REFERENCE_INVALID", `'${host}' in '${text}' is not a registry host`);
  }
  const rest = host === undefined ? named : named.slice(slash + 1);
  const colon = rest.indexOf(":");
  const tag = colon < 0 ? undefined : parseTag(rest.slice(colon + 1));
  return {
    ...(host === undefined ? {} : { host }),
    repository: parseRepositoryName(colon < 0 ? rest : rest.slice(0, colon)),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Writes a reference the way it is typed. */
export function formatReference(reference: ImageReference): string {
  const host = reference.host === undefined ? "" : `${reference.host}/`;
  const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${host}${reference.repository}${tag}${digest}`;
}

function isHost(component: string): boolean {
  return component === "localhost" || component.includes(".") || component.includes(":");
}
