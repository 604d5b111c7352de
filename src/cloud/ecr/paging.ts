import { hashHex } from "../../core/crypto/hash.ts";
import { readPageToken, writePageToken } from "../aws/page-token.ts";
import { invalidParameter, invalidToken } from "./ecr-error.ts";

/** Page size of most listings where the caller names none (Amazon ECR API, `maxResults`). */
const defaultPageSize = 100;

/** The members by which a request asks for a page. */
export type PageInput = { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined };

/** A page to read: at most `limit` entries, those after the position `after`. */
export type Page = { readonly limit: number; readonly after?: string };

/**
 * The page that a request asks for.
 *
 * @param listing what is listed: operation, account, region, repository and filter; a token of another listing is refused
 * @throws AwsError `InvalidParameterException`
 */
export function readPage(listing: readonly unknown[], input: PageInput, pageSize = defaultPageSize): Page {
  const limit = input.maxResults ?? pageSize;
  if (input.nextToken === undefined) return { limit };
  const after = readPageToken(listingName(listing), input.nextToken);
  if (after === undefined) throw invalidToken();
  return { limit, after };
}

/** The member that leads to the next page; none on the last one. */
export function nextPage(listing: readonly unknown[], position: string | undefined): { readonly nextToken?: string } {
  return position === undefined ? {} : { nextToken: writePageToken(listingName(listing), position) };
}

/**
 * Refuses a page of things that were asked for by name (Amazon ECR API, `nextToken`: "This option cannot be used when
 * you specify …"). ECR's sentence is not known; this one is ours.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function refusePageOf(names: string, input: PageInput): void {
  for (const member of ["maxResults", "nextToken"] as const) {
    if (input[member] !== undefined) throw invalidParameter(member, `Must not be specified together with ${names}`);
  }
}

/** A name of a fixed length: what is filtered by may be longer than a token should be. */
function listingName(listing: readonly unknown[]): string {
  return hashHex("sha256", new TextEncoder().encode(JSON.stringify(listing)));
}
