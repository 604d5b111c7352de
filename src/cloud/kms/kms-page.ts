import type { Scope } from "../../core/aws/scope.ts";
import { AwsError } from "../aws/aws-error.ts";
import { readPageToken, writePageToken } from "../aws/page-token.ts";

/** A page that a request asks for: how much of a listing, and after what. */
export type KmsPage = { readonly limit: number; readonly after?: string };

/** The members of an answer that say whether and where the listing goes on. */
type Continuation = { readonly Truncated: boolean; readonly NextMarker?: string };

/**
 * One page of a listing: asks for one entry more than is wanted, to know whether there are more.
 *
 * @param listing names the listing and its filter, so that the marker of another one is refused
 * @param list reads the entries
 * @param positionOf where the listing stands after an entry
 * @throws AwsError `InvalidMarkerException`
 */
export function readKmsPage<Entry>(
  listing: { readonly name: string; readonly scope: Scope },
  input: { readonly Limit?: number | undefined; readonly Marker?: string | undefined },
  defaultLimit: number,
  list: (page: KmsPage) => readonly Entry[],
  positionOf: (entry: Entry) => string,
): { readonly entries: readonly Entry[]; readonly continuation: Continuation } {
  const { account, region } = listing.scope;
  const name = `${listing.name} ${account} ${region}`;
  const after = input.Marker === undefined ? undefined : readPageToken(name, input.Marker);
  if (input.Marker !== undefined && after === undefined) {
    // KMS's own sentence is not known.
    throw new AwsError("InvalidMarkerException", "The marker is not the NextMarker of this listing.");
  }
  const limit = input.Limit ?? defaultLimit;
  const found = list({ limit: limit + 1, ...(after === undefined ? {} : { after }) });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return found.length > limit && last !== undefined
    ? { entries, continuation: { NextMarker: writePageToken(name, positionOf(last)), Truncated: true } }
    : { entries, continuation: { Truncated: false } };
}
