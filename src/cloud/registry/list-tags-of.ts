import type { Tag } from "../../core/oci/names.ts";
import { listTags } from "../images/list-images.ts";
import { getRepository } from "../images/repositories.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { nextLink } from "./next-link.ts";
import { readPageSize } from "./page-size.ts";
import type { RegistryCall } from "./registry-call.ts";

/** Lists tags in ASCII order (OCI distribution-spec 1.1, end-8). */
export function listTagsOf(call: RegistryCall, route: CheckedRoute<"tags">): void {
  const { parts, reply } = call;
  const { name } = route;
  const repository = getRepository(parts, call.scope, name);
  const limit = readPageSize(call.query, parts.quirks);
  const { tags, more } = listTags(parts, repository, { limit, after: readLast(call.query.get("last") ?? "") });
  const last = tags.at(-1);
  if (more && last !== undefined) {
    const position = parts.quirks.tagPages ? tokenOf(last) : last;
    reply.header("link", nextLink(call, `/v2/${name}/tags/list`, { n: call.query.get("n"), last: position }));
  }
  reply
    .header("content-type", parts.quirks.tagPages ? "text/plain; charset=utf-8" : "application/json; charset=utf-8")
    .send(JSON.stringify({ name, tags }));
}

/** What no tag can begin with, so that a token of ours is never taken for a tag nor a tag for a token. */
const tokenMark = ":";

function tokenOf(tag: Tag): string {
  return `${tokenMark}${Buffer.from(tag).toString("base64url")}`;
}

/** A tag as the specification has it, or a token; any other text simply has its place in the order. */
function readLast(last: string): string {
  return last.startsWith(tokenMark) ? Buffer.from(last.slice(tokenMark.length), "base64url").toString("utf8") : last;
}
