import { readPageToken, writePageToken } from "../aws/page-token.ts";
import { validationError } from "./iam-errors.ts";

/** What a page of a listing is asked with. */
export type IamPageInput = { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined };

/** Which entries a page holds: those after a position, at most so many. */
export type PageSlice = { readonly after: string; readonly limit: number };

/** How an answer goes on: `IsTruncated` is always there, `Marker` only where more follows. */
export type IamContinuation = { readonly IsTruncated: boolean; readonly Marker?: string };

/** A page's entries and how the listing goes on. */
export type IamPage<Entry> = { readonly entries: readonly Entry[]; readonly continuation: IamContinuation };

/** Page size where the caller names none (IAM API, `MaxItems`). */
const defaultMaxItems = 100;

/**
 * Reads one page of a listing.
 *
 * @param listing the operation's name, so that no other one takes its markers
 * @param list the entries behind a position, in its order; the first page begins behind the empty position
 * @param positionOf where an entry stands in that order; short, since a marker has at most 320 characters
 * @throws AwsError `ValidationError` where the marker is not of this listing
 */
export function readIamPage<Entry>(
  listing: string,
  input: IamPageInput,
  list: (slice: PageSlice) => readonly Entry[],
  positionOf: (entry: Entry) => string,
): IamPage<Entry> {
  const after = input.Marker === undefined ? "" : readPageToken(listing, input.Marker);
  if (after === undefined) throw validationError("Invalid Marker.");
  const limit = input.MaxItems ?? defaultMaxItems;
  const found = list({ after, limit: limit + 1 });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  if (found.length <= limit || last === undefined) return { entries, continuation: { IsTruncated: false } };
  return { entries, continuation: { IsTruncated: true, Marker: writePageToken(listing, positionOf(last)) } };
}

/** One page of a list that is short enough to be at hand whole: its places are the positions. */
export function pageOfList<Entry>(listing: string, input: IamPageInput, all: readonly Entry[]): IamPage<Entry> {
  const numbered = all.map((entry, index) => ({ entry, position: index + 1 }));
  const { entries, continuation } = readIamPage(
    listing,
    input,
    ({ after, limit }) => numbered.slice(Number(after), Number(after) + limit),
    ({ position }) => String(position),
  );
  return { entries: entries.map(({ entry }) => entry), continuation };
}
