import { readBounded } from "./bounded-body.ts";
import type { HttpResponse } from "./http-transport.ts";
import { RegistryError } from "./registry-error.ts";
import type { RegistrySession, SessionRequest } from "./registry-session.ts";

/** Most pages of one list: at a registry's usual hundred entries a page, ten thousand times what people have. */
const MAX_PAGES = 10_000;

/** Largest page, in bytes: the limit of a manifest, which a page of referrers is. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** One page of a list. */
export type Page = { readonly answer: HttpResponse; readonly json: unknown };

/**
 * Reads a list page by page along its `Link` headers (OCI distribution-spec 1.1; RFC 8288). An answer that is expected
 * but no 200 is yielded without JSON and ends the list.
 *
 * @throws RegistryError for a page that cannot be read: a list is whole or an error
 */
export async function* readPages(
  session: RegistrySession,
  request: Omit<SessionRequest, "method" | "repeatable" | "access">,
): AsyncGenerator<Page> {
  let path: string | URL | undefined = request.path;
  for (let count = 0; path !== undefined; count += 1) {
    if (count === MAX_PAGES) throw new RegistryError("BAD_ANSWER", `${request.action}: the list does not end`);
    const answer: HttpResponse = await session.send({
      ...request,
      path,
      method: "GET",
      access: "pull",
      repeatable: true,
    });
    if (answer.status !== 200) {
      answer.discard();
      yield { answer, json: undefined };
      return;
    }
    yield { answer, json: await readJson(request.action, answer) };
    const next = nextLink(answer.headers.link);
    path = next === undefined ? undefined : await session.target("the next page", next);
  }
}

async function readJson(action: string, answer: HttpResponse): Promise<unknown> {
  const bytes = await readBounded(answer.body, MAX_PAGE_BYTES);
  if (bytes === undefined) {
    throw new RegistryError("BAD_ANSWER", `${action}: a page has more than ${MAX_PAGE_BYTES} bytes`);
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Something else than a list answered, such as a web page: the reader of the list says what that means.
    return undefined;
  }
}

/** The target of `rel=next`. */
function nextLink(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(", ") : (header ?? "");
  return /<([^<>]*)>\s*;[^,<]*\brel="?next"?/i.exec(text)?.[1];
}
