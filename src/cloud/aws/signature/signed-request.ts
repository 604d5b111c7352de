/** What comes of an HTTP request before its body, as it came over the wire. */
export type RequestHead = {
  readonly method: string;
  /** The query string as it came, without its question mark. */
  readonly query: string;
  readonly headers: RequestHeaders;
};

/** What of an HTTP request a signature covers. */
export type SignedRequest = RequestHead & { readonly body: Uint8Array };

/** Header values by lower-case name, in the order they came. */
export type RequestHeaders = ReadonlyMap<string, readonly string[]>;

/**
 * Headers from Node's raw list. Node's own `headers` drops the second of a duplicated `Authorization` or `Host`; a
 * signature check must see it.
 */
export function readHeaders(rawHeaders: readonly string[]): RequestHeaders {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    const value = rawHeaders[index + 1] as string;
    const values = headers.get(name);
    if (values === undefined) headers.set(name, [value]);
    else values.push(value);
  }
  return headers;
}
