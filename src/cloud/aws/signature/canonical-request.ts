import type { RequestHeaders, SignedRequest } from "./signed-request.ts";

/** Decoded name and value of a query parameter. */
export type QueryParameter = readonly [name: string, value: string];

/**
 * The parameters of a query string or form, in the order they came; undefined where an escape is cut short or does not
 * make UTF-8. `+` is a space.
 */
export function parseQuery(query: string): readonly QueryParameter[] | undefined {
  if (query === "") return [];
  try {
    return query
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const equals = pair.indexOf("=");
        return equals < 0
          ? [decodePart(pair), ""]
          : [decodePart(pair.slice(0, equals)), decodePart(pair.slice(equals + 1))];
      });
  } catch {
    // decodeURIComponent throws on nothing else than a bad escape.
    return undefined;
  }
}

function decodePart(part: string): string {
  return decodeURIComponent(part.replaceAll("+", " "));
}

/**
 * The canonical request of a call to `/` (Amazon IAM User Guide, "Create a signed AWS API request", step 1). The APIs of
 * this cloud know no other path, so there is none to normalise.
 *
 * @param signedHeaders names as the client listed them
 * @param bodyHash lower-case hex of the SHA-256 of the body that came
 */
export function canonicalRequest(
  request: Pick<SignedRequest, "method" | "headers">,
  parameters: readonly QueryParameter[],
  signedHeaders: readonly string[],
  bodyHash: string,
): string {
  let headers = "";
  for (const name of signedHeaders) headers += `${name}:${canonicalHeader(request.headers, name)}\n`;
  return `${request.method}\n/\n${canonicalQuery(parameters)}\n${headers}\n${signedHeaders.join(";")}\n${bodyHash}`;
}

/** Values trimmed, inner runs of spaces made one, duplicates joined in the order they came. */
function canonicalHeader(headers: RequestHeaders, name: string): string {
  const values = headers.get(name) ?? [];
  return values.map((value) => (value.includes("  ") ? value.replace(/ {2,}/g, " ") : value).trim()).join(",");
}

/** Sorted by encoded name, then value; the signature of a presigned URL is not part of itself. */
function canonicalQuery(parameters: readonly QueryParameter[]): string {
  return parameters
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .toSorted(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
