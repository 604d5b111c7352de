import type { Readable } from "node:stream";
import { maxManifestBytes } from "../../core/oci/manifest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import type { ImageKey } from "../images/image-types.ts";
import { type PushedImage, pushImage } from "../images/push-image.ts";
import { getRepository } from "../images/repositories.ts";
import { readBody } from "../listen/read-body.ts";
import { announcedLength } from "./body-chunks.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { manifestTooLarge, manifestTooSlow, readTag } from "./invalid-input.ts";
import { readReference } from "./manifest-reference.ts";
import { absoluteUrl, type RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Most tags of one push by digest; the specification asks for ten at least. */
const maxTagParameters = 100;

/** Stores a manifest under a tag, or under its digest and the tags of the query (OCI distribution-spec 1.1, end-7). */
export async function putManifest(call: RegistryCall, route: CheckedRoute<"manifest">): Promise<void> {
  const { parts, reply } = call;
  const { name } = route;
  const key = readReference(route.reference);
  const tags = key.tag === undefined ? tagParameters(call) : [key.tag];
  getRepository(parts, call.scope, name);
  const manifest = await readBody(call.request.body as Readable | undefined, {
    announced: announcedLength(call.request),
    maxBytes: maxManifestBytes,
    refusal: (why) => (why === "too-large" ? manifestTooLarge() : manifestTooSlow()),
  });
  const { image, subject } = push(call, name, manifest, key, tags);
  reply
    .code(201)
    .header("location", absoluteUrl(call, `/v2/${name}/manifests/${image.digest}`))
    .header("docker-content-digest", image.digest);
  if (subject !== undefined) reply.header("oci-subject", subject);
  if (key.tag === undefined && tags.length > 0) reply.header("oci-tag", tags.join(", "));
  reply.send();
}

function push(
  call: RegistryCall,
  name: RepositoryName,
  manifest: Uint8Array,
  key: ImageKey,
  tags: readonly Tag[],
): PushedImage {
  const { parts } = call;
  const mediaType = declaredMediaType(call);
  return pushImage(parts, getRepository(parts, call.scope, name), {
    manifest,
    tags,
    existing: "accept",
    ...(key.digest === undefined ? {} : { digest: key.digest }),
    ...(mediaType === undefined ? {} : { mediaType }),
  });
}

function tagParameters(call: RegistryCall): readonly Tag[] {
  const tags = [...new Set(call.query.getAll("tag"))];
  if (tags.length > maxTagParameters) {
    throw new RegistryError("tooManyTags", `one push may set at most ${maxTagParameters} tags`);
  }
  return tags.map(readTag);
}

/** The content type; its parameters are no part of a media type, which ECR's strict schema does not forgive. */
function declaredMediaType({ request, parts }: RegistryCall): string | undefined {
  const sent = request.headers["content-type"]?.trim();
  if (sent === undefined || sent === "" || parts.quirks.strictManifest) return sent;
  return sent.split(";", 1)[0]?.trim();
}
