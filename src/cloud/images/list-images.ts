import type { SQLInputValue } from "node:sqlite";
import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import type { Row } from "../store/database.ts";
import { type ImageRow, imageBytes, imageColumns, toStoredImage } from "./image-rows.ts";
import type { ImageRoom, Repository, StoredImage } from "./image-types.ts";
import { ImagesError } from "./images-error.ts";

/** Which images, and which page of them. */
export type ImageListing = {
  /** Default `ANY`. */
  readonly tagStatus?: "TAGGED" | "UNTAGGED" | "ANY";
  /** Default `ACTIVE` (Amazon ECR API, ListImagesFilter). */
  readonly status?: "ACTIVE" | "ARCHIVED" | "ACTIVATING" | "ANY";
  /** Most rows or images in the answer. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
};

/** One tag of an image, or an image without one. */
export type ImageTagRow = { readonly digest: Digest; readonly tag?: Tag };

/**
 * One row a tag, or one for an untagged image, newest push first.
 *
 * @throws ImagesError `PAGE_POSITION_INVALID` where `after` is no page's `next`
 */
export function listImages(
  room: ImageRoom,
  repository: Repository,
  listing: ImageListing,
): { readonly rows: readonly ImageTagRow[]; readonly next?: string } {
  const filter = filterSql(listing);
  const position = listing.after === undefined ? undefined : parsePosition(listing.after);
  const rows = room.store.database.all<TagRow>(
    `SELECT images.digest, images.pushed_at, images.id, tags.name, IFNULL(tags.tagged_at, 0) AS tagged_at
     FROM images LEFT JOIN tags ON tags.image_id = images.id
     WHERE images.repository_id = ? ${filter.sql} ${
       position === undefined
         ? ""
         : `AND images.pushed_at <= ?
            AND (images.pushed_at, images.id, IFNULL(tags.tagged_at, 0), IFNULL(tags.name, '')) < (?, ?, ?, ?)`
     }
     ORDER BY images.pushed_at DESC, images.id DESC, tags.tagged_at DESC, tags.name DESC LIMIT ?`,
    repository.id,
    ...filter.parameters,
    ...(position === undefined
      ? []
      : [position.pushedAt, position.pushedAt, position.id, position.taggedAt, position.tag]),
    listing.limit + 1,
  );
  const page = rows.slice(0, listing.limit).map(toTagRow);
  const last = rows[listing.limit - 1];
  return rows.length > listing.limit && last !== undefined
    ? { rows: page, next: formatPosition(last) }
    : { rows: page };
}

/**
 * Images with everything but their manifests, newest push first. The answer is one value until something changes, so
 * that a caller may keep what it derives from it in a WeakMap.
 *
 * @throws ImagesError `PAGE_POSITION_INVALID` where `after` is no page's `next`
 */
export function describeImages(room: ImageRoom, repository: Repository, listing: ImageListing): DescribedImages {
  const { tagStatus = "ANY", status = "ACTIVE", limit, after = "" } = listing;
  return room.store.reads.get(
    `images ${repository.id} ${tagStatus} ${status} ${limit} ${after}`,
    () => readImages(room, repository, listing),
    ({ images }) => images.reduce((bytes, image) => bytes + imageBytes(image), 0),
  );
}

/** A page of images. */
export type DescribedImages = { readonly images: readonly StoredImage[]; readonly next?: string };

/** Tags of active images in ASCII order, those after `after`; `more` says that the page ended before the list did. */
export function listTags(
  room: ImageRoom,
  repository: Repository,
  page: { readonly limit: number; readonly after?: string },
): { readonly tags: readonly Tag[]; readonly more: boolean } {
  const rows = room.store.database.all<{ name: string }>(
    `SELECT tags.name FROM tags JOIN images ON images.id = tags.image_id
     WHERE tags.repository_id = ? AND tags.name > ? AND images.status = 'ACTIVE' ORDER BY tags.name LIMIT ?`,
    repository.id,
    page.after ?? "",
    page.limit + 1,
  );
  return { tags: rows.slice(0, page.limit).map(({ name }) => name as Tag), more: rows.length > page.limit };
}

type TagRow = Row & {
  readonly digest: string;
  readonly pushed_at: number;
  readonly id: number;
  readonly name: string | null;
  readonly tagged_at: number;
};

function readImages(room: ImageRoom, repository: Repository, listing: ImageListing): DescribedImages {
  const filter = filterSql(listing);
  const position = listing.after === undefined ? undefined : parsePosition(listing.after);
  const rows = room.store.database.all<ImageRow>(
    `SELECT ${imageColumns} FROM images WHERE images.repository_id = ? ${filter.sql}
     ${position === undefined ? "" : "AND (images.pushed_at, images.id) < (?, ?)"}
     ORDER BY images.pushed_at DESC, images.id DESC LIMIT ?`,
    repository.id,
    ...filter.parameters,
    ...(position === undefined ? [] : [position.pushedAt, position.id]),
    listing.limit + 1,
  );
  const images = rows.slice(0, listing.limit).map(toStoredImage);
  const last = rows[listing.limit - 1];
  if (rows.length <= listing.limit || last === undefined) return { images };
  return { images, next: formatPosition({ ...last, tagged_at: 0, name: null }) };
}

function filterSql(listing: ImageListing): { readonly sql: string; readonly parameters: readonly SQLInputValue[] } {
  const { tagStatus = "ANY", status = "ACTIVE" } = listing;
  const tagged = "EXISTS (SELECT 1 FROM tags WHERE tags.image_id = images.id)";
  const parts = [
    ...(tagStatus === "ANY" ? [] : [tagStatus === "TAGGED" ? `AND ${tagged}` : `AND NOT ${tagged}`]),
    ...(status === "ANY" ? [] : ["AND images.status = ?"]),
  ];
  return { sql: parts.join(" "), parameters: status === "ANY" ? [] : [status] };
}

function toTagRow(row: TagRow): ImageTagRow {
  return { digest: row.digest as Digest, ...(row.name === null ? {} : { tag: row.name as Tag }) };
}

/** Where a page ended: the ordering columns of its last row. */
type Position = { readonly pushedAt: number; readonly id: number; readonly taggedAt: number; readonly tag: string };

function formatPosition(row: Omit<TagRow, "digest">): string {
  return `${row.pushed_at} ${row.id} ${row.tagged_at} ${row.name ?? ""}`;
}

function parsePosition(text: string): Position {
  const match = /^([0-9]{1,15}) ([0-9]{1,15}) ([0-9]{1,15}) ([a-zA-Z0-9._-]{0,128})$/.exec(text);
  if (match === null) throw new ImagesError("PAGE_POSITION_INVALID", "the listing's position is not one it gave");
  const [, pushedAt, id, taggedAt, tag = ""] = match;
  return { pushedAt: Number(pushedAt), id: Number(id), taggedAt: Number(taggedAt), tag };
}
