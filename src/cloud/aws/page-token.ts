/** Longest token that is read, in characters; positions are names and digests, far below this. */
const maxTokenLength = 2048;

/**
 * An opaque token for the next page of a listing.
 *
 * @param listing names the listing (and its filters, where they matter), so that no other one takes the token
 * @param position where the page ended
 */
export function writePageToken(listing: string, position: string): string {
  return Buffer.from(JSON.stringify([listing, position])).toString("base64url");
}

/** The position that a token of this listing names, or undefined where the token is not one of its own. */
export function readPageToken(listing: string, token: string): string | undefined {
  if (token.length > maxTokenLength) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (!Array.isArray(parsed) || parsed.length !== 2) return undefined;
    const [tokenListing, position] = parsed as unknown[];
    return tokenListing === listing && typeof position === "string" ? position : undefined;
  } catch {
    // Not base64 of JSON: a token that this cloud never gave.
    return undefined;
  }
}
