import { type Digest, isDigest } from "../../../core/oci/digest.ts";
import { manifestKind } from "../../../core/oci/media-types.ts";
import { parseTime } from "../../../core/parse-time.ts";
import type { ImageRecord } from "../../images/describe-images.ts";
import type { GivenValue } from "../given-value.ts";

/**
 * Media types of Docker's first manifest format: ECR keeps such images, which are no indexes (Amazon ECR User Guide,
 * "Container image manifest format support").
 */
const firstFormat: ReadonlySet<string> = new Set([
  "application/vnd.docker.distribution.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v1+prettyjws",
]);

/** ECR's names of where an image is (Amazon ECR API, ImageDetail `imageStatus`). */
const statuses = ["ACTIVE", "ARCHIVED", "ACTIVATING"] as const;

/** An image with the repository that it is said to be in: `ACCOUNT/NAME`. */
export type SavedImage = ImageRecord & { readonly repository: string | undefined };

/**
 * Reads an entry of `imageDetails` (Amazon ECR API, ImageDetail) as the `aws` command line prints it.
 *
 * @throws GivenValueError
 */
export function readSavedImage(detail: GivenValue): SavedImage {
  const members = detail.members();
  // What is null counts as absent: some tools write it so.
  const get = (name: string) => (members.get(name)?.value === null ? undefined : members.get(name));
  const need = (name: string, why: string) => {
    const member = get(name);
    if (member === undefined) throw detail.error(`'${name}' is missing; ${why}`);
    return member;
  };
  const status = get("imageStatus")?.choice(statuses) ?? "ACTIVE";
  const repository = get("repositoryName")?.text();
  const archivedWhy = "an archived image has the time of its archiving";
  return {
    digest: readDigest(need("imageDigest", "every image has one")),
    tags:
      get("imageTags")
        ?.list()
        .map((tag) => tag.text()) ?? [],
    pushedAt: readAwsTime(need("imagePushedAt", "rules go by it")),
    lastPulledAt: optional(get("lastRecordedPullTime"), readAwsTime),
    size: get("imageSizeInBytes")?.count(),
    mediaType: readMediaType(need("imageManifestMediaType", "it tells an index from an image")),
    artifactType: get("artifactMediaType")?.text(),
    subject: optional(get("subjectManifestDigest"), readDigest),
    status,
    lastArchivedAt: optional(
      status === "ARCHIVED" ? need("lastArchivedAt", archivedWhy) : get("lastArchivedAt"),
      readAwsTime,
    ),
    lastActivatedAt: optional(get("lastActivatedAt"), readAwsTime),
    repository: repository === undefined ? undefined : `${get("registryId")?.text() ?? ""}/${repository}`,
  };
}

/** A digest as text. Throws GivenValueError. */
export function readDigest(value: GivenValue): Digest {
  const text = value.text();
  if (!isDigest(text)) throw value.error("this is not a digest (sha256:<64 hex characters>)");
  return text;
}

/**
 * A time as the `aws` command line prints it: ISO 8601 with the offset of the machine's time zone, or with
 * `cli_timestamp_format = wire`, which version 1 has by default, seconds since 1970.
 */
function readAwsTime(value: GivenValue): Date {
  const raw = value.value;
  const time =
    typeof raw === "number" ? new Date(Math.round(raw * 1000)) : parseTime(typeof raw === "string" ? raw : "");
  if (time !== undefined && !Number.isNaN(time.getTime())) return time;
  throw value.error("this is no time: neither as 2026-11-25T12:00:00+09:00 nor in seconds since 1970");
}

function readMediaType(value: GivenValue): string {
  const mediaType = value.text();
  if (manifestKind(mediaType) !== undefined || firstFormat.has(mediaType)) return mediaType;
  throw value.error("this is not the media type of a manifest, so that nobody knows whether it is an index");
}

function optional<Value>(value: GivenValue | undefined, read: (value: GivenValue) => Value): Value | undefined {
  return value === undefined ? undefined : read(value);
}
