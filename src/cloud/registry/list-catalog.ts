import { listRepositories } from "../images/repositories.ts";
import { nextLink } from "./next-link.ts";
import { readPageSize } from "./page-size.ts";
import type { RegistryCall } from "./registry-call.ts";

/** Lists the names of repositories, which distribution's registry began and ECR answers too. */
export function listCatalog(call: RegistryCall): void {
  const { parts, reply } = call;
  const limit = readPageSize(call.query, parts.quirks);
  const found = listRepositories(parts, call.scope, { limit: limit + 1, after: call.query.get("last") ?? "" });
  const repositories = found.slice(0, limit).map(({ name }) => name);
  const last = repositories.at(-1);
  if (found.length > limit && last !== undefined) {
    reply.header("link", nextLink(call, "/v2/_catalog", { n: call.query.get("n"), last }));
  }
  reply.header("content-type", "application/json; charset=utf-8").send(JSON.stringify({ repositories }));
}
