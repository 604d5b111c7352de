import type { Quirks } from "../quirks.ts";
import { invalidPageSize } from "./invalid-input.ts";

/** Most names on one page (Amazon ECR API, `maxResults`). */
const maxPage = 1_000;

/** Names on a page of ECR's that was asked for without a size. */
const defaultPage = 100;

/**
 * How many names the page asked for with `n` has. ECR refuses what is not within 1 and 1,000; the specification knows an
 * empty page, and a larger one may be cut where a link leads on.
 *
 * @throws RegistryError `pageInvalid`
 */
export function readPageSize(query: URLSearchParams, quirks: Quirks): number {
  const text = query.get("n");
  if (text === null) return quirks.tagPages ? defaultPage : maxPage;
  if (!/^[0-9]{1,15}$/.test(text)) {
    throw invalidPageSize(text, "Member must have value greater than or equal to 1");
  }
  const size = Number(text);
  if (quirks.tagPages && size < 1) throw invalidPageSize(text, "Member must have value greater than or equal to 1");
  if (quirks.tagPages && size > maxPage) {
    throw invalidPageSize(text, `Member must have value less than or equal to ${maxPage}`);
  }
  return Math.min(size, maxPage);
}
