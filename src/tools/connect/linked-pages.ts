import { readBounded } from "./bounded-body.ts";
import type { HttpResponse } from "./http-message.ts";
import { RegistryError } from "./registry-error.ts";
import type { RegistrySession, SessionRequest } from "./registry-session.ts";

/** Most pages of one list: at a registry's usual hundred entries a page, ten thousand times what people have. */
export const MAX_PAGES = 10_000;

/** Largest page, in bytes: the limit of a manifest, which a page of referrers is. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** Longest list, in bytes of all its pages, as its entries are kept in memory: a million tags, 200,000 referrers. */
export const MAX_LIST_BYTES = 64 * 1024 * 1024;

/**
 * How long a list may take, in nanoseconds (ten minutes): each page has a time limit of its own, and thousands would add
 * up. Counted by Node's bare clock, since naming `performance` loads as much as a request takes.
 */
const MAX_LIST_NS = 600_000_000_000n;

/** One page of a list, as it came; without bytes where the answer is an expected one but no 200. */
export type Page = { readonly answer: HttpResponse; readonly bytes: Uint8Array | undefined };

/**
 * Reads a list page by page along its `Link` headers (OCI distribution-spec 1.1; RFC 8288), all of which must be the
 * registry's own. An answer that is expected but no 200 ends the list.
 *
 * @throws RegistryError for a page that cannot be read: a list is whole or an error
 */
export async function* readPages(
  session: RegistrySession,
  request: Omit<SessionRequest, "method" | "repeatable" | "access">,
): AsyncGenerator<Page> {
  const begun = process.hrtime.bigint();
  let size = 0;
  let path: string | URL | undefined = request.path;
  for (let count = 0; path !== undefined; count += 1) {
    if (count === MAX_PAGES || process.hrtime.bigint() - begun > MAX_LIST_NS) {
      throw new RegistryError("BAD_ANSWER", `${request.action}: the list does not end`);
    }
    const answer: HttpResponse = await session.send({
      ...request,
      path,
      method: "GET",
      access: "pull",
      repeatable: true,
    });
    if (answer.status !== 200) {
      answer.discard();
      yield { answer, bytes: undefined };
      return;
    }
    const bytes = await readBounded(answer.body, MAX_PAGE_BYTES);
    if (bytes === undefined) {
      throw new RegistryError("BAD_ANSWER", `${request.action}: a page has more than ${MAX_PAGE_BYTES} bytes`);
    }
    size += bytes.byteLength;
    if (size > MAX_LIST_BYTES) {
      throw new RegistryError("BAD_ANSWER", `${request.action}: the list has more than ${MAX_LIST_BYTES} bytes`);
    }
    yield { answer, bytes };
    const next = nextLink(answer.headers.link);
    path = next === undefined ? undefined : await session.target("the next page", next, "own");
  }
}

/** The target of `rel=next`. */
function nextLink(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(", ") : (header ?? "");
  return /<([^<>]*)>\s*;[^,<]*\brel="?next"?/i.exec(text)?.[1];
}
