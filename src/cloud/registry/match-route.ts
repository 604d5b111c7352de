/** What a path under `/v2` names; its parts are as they came, unchecked. */
export type RegistryRoute =
  | { readonly kind: "ping" }
  | { readonly kind: "catalog" }
  | { readonly kind: "tags"; readonly name: string }
  | { readonly kind: "manifest"; readonly name: string; readonly reference: string }
  | { readonly kind: "blob"; readonly name: string; readonly digest: string }
  | { readonly kind: "uploads"; readonly name: string }
  | { readonly kind: "upload"; readonly name: string; readonly id: string }
  | { readonly kind: "referrers"; readonly name: string; readonly digest: string };

/**
 * Reads a path from its right end, since a repository's name may hold slashes and the words of the routes themselves
 * (OCI distribution-spec 1.1, "Endpoints").
 *
 * @param path the raw path, still percent-encoded: a name never needs encoding, so `%2F` and `..` are no part of one
 */
export function matchRoute(path: string): RegistryRoute | undefined {
  if (path === "/v2" || path === "/v2/") return { kind: "ping" };
  if (path === "/v2/_catalog") return { kind: "catalog" };
  if (!path.startsWith("/v2/")) return undefined;
  const parts = path.slice("/v2/".length).split("/");
  const [before, word, last] = [parts.at(-3), parts.at(-2), parts.at(-1) ?? ""];
  const name = (behind: number): string => parts.slice(0, -behind).join("/");
  if (before === "blobs" && word === "uploads") {
    return last === "" ? { kind: "uploads", name: name(3) } : { kind: "upload", name: name(3), id: last };
  }
  if (word === "blobs" && last === "uploads") return { kind: "uploads", name: name(2) };
  if (word === "tags" && last === "list") return { kind: "tags", name: name(2) };
  const text = decodePart(last);
  if (text === undefined) return undefined;
  if (word === "manifests") return { kind: "manifest", name: name(2), reference: text };
  if (word === "blobs") return { kind: "blob", name: name(2), digest: text };
  if (word === "referrers") return { kind: "referrers", name: name(2), digest: text };
  return undefined;
}

/** Some clients encode the colon of a digest. */
function decodePart(part: string): string | undefined {
  if (!part.includes("%")) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    // Not percent-encoded UTF-8: no route has such a part.
    return undefined;
  }
}
