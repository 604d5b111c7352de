import type { Digest } from "../../core/oci/digest.ts";
import type { Annotations } from "../../core/oci/manifest.ts";
import type { Row } from "../store/database.ts";
import type { ImageRoom, Repository, StoredImage } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";

/** What a listing says about a manifest that names a subject (OCI distribution-spec 1.1, "Listing Referrers"). */
export type ReferrerDescriptor = {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes of the referrer's manifest. */
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Annotations;
  readonly status: StoredImage["status"];
};

/** Which referrers, and which page of them. */
export type ReferrerListing = {
  /** Those of any of these types; all where it is absent or empty. */
  readonly artifactTypes?: readonly string[];
  /** Default `ACTIVE`. */
  readonly status?: StoredImage["status"] | "ANY";
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
};

/** Most characters of annotations on one page, above which it ends early: a client's limit for an index is 4 MiB. */
const maxPageAnnotations = 3 * 1024 * 1024;

/**
 * The manifests whose subject is this digest, oldest push first; an unknown subject has none.
 *
 * @throws ImagesError `PAGE_POSITION_INVALID` where `after` is no page's `next`
 */
export function listReferrers(
  room: ImageRoom,
  repository: Repository,
  subject: Digest,
  listing: ReferrerListing,
): { readonly referrers: readonly ReferrerDescriptor[]; readonly next?: string } {
  const candidates = readIds(room, repository, subject, listing);
  const page = fitPage(candidates, listing.limit);
  const referrers = readReferrers(room, page);
  const last = page.at(-1);
  return last === undefined || page.length === candidates.length ? { referrers } : { referrers, next: String(last.id) };
}

type Candidate = { readonly id: number; readonly length: number };

/** The ids first, one more than fit, so that annotations are read only for what the page will hold. */
function readIds(
  room: ImageRoom,
  repository: Repository,
  subject: Digest,
  listing: ReferrerListing,
): readonly Candidate[] {
  const { artifactTypes = [], status = "ACTIVE" } = listing;
  return room.store.database.all<Candidate>(
    `SELECT id, IFNULL(LENGTH(annotations), 0) AS length FROM images
     WHERE repository_id = ? AND subject = ? AND id > ? AND (? = 'ANY' OR status = ?)
       AND (? = '[]' OR artifact_type IN (SELECT value FROM json_each(?))) ORDER BY id LIMIT ?`,
    repository.id,
    subject,
    parseAfter(listing.after),
    status,
    status,
    JSON.stringify(artifactTypes),
    JSON.stringify(artifactTypes),
    listing.limit + 1,
  );
}

function fitPage(candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  let length = 0;
  const end = candidates.findIndex((candidate, index) => {
    length += candidate.length;
    return index >= limit || (index > 0 && length > maxPageAnnotations);
  });
  return end < 0 ? candidates : candidates.slice(0, end);
}

type ReferrerRow = Row & {
  readonly digest: string;
  readonly media_type: string;
  readonly manifest_size: number;
  readonly artifact_type: string | null;
  readonly annotations: string | null;
  readonly status: string;
};

function readReferrers(room: ImageRoom, page: readonly Candidate[]): readonly ReferrerDescriptor[] {
  const rows = room.store.database.all<ReferrerRow>(
    `SELECT digest, media_type, manifest_size, artifact_type, annotations, status FROM images
     WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(page.map(({ id }) => id)),
  );
  return rows.map((row) => ({
    mediaType: row.media_type,
    digest: row.digest as Digest,
    size: row.manifest_size,
    ...(row.artifact_type === null ? {} : { artifactType: row.artifact_type }),
    ...(row.annotations === null ? {} : { annotations: JSON.parse(row.annotations) as Annotations }),
    status: row.status as StoredImage["status"],
  }));
}

function parseAfter(after: string | undefined): number {
  if (after === undefined) return 0;
  if (/^[0-9]{1,15}$/.test(after)) return Number(after);
  throw new ImagesError("PAGE_POSITION_INVALID", "the listing's position is not one it gave");
}
