/** A signed JSON Web Token in its compact form (RFC 7519, RFC 7515 section 7.1). Nothing of it is proven yet. */
export type JsonWebToken = {
  /** Of the header; whether it is an algorithm that is taken is for the signature check. */
  readonly algorithm: string;
  readonly keyId: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What is signed: header and claims as they came. */
  readonly signingInput: Uint8Array;
  readonly signature: Uint8Array;
};

/** A token, or undefined where the text is none: strict, so that nobody else reads the same text differently. */
export function parseJsonWebToken(text: string): JsonWebToken | undefined {
  const [headerPart = "", claimsPart = "", signaturePart = "", ...rest] = text.split(".");
  if (rest.length > 0) return undefined;
  const [headerBytes, claimBytes, signature] = [headerPart, claimsPart, signaturePart].map(decodePart);
  if (headerBytes === undefined || claimBytes === undefined || signature === undefined) return undefined;
  const header = parseObject(headerBytes);
  const claims = parseObject(claimBytes);
  if (header === undefined || claims === undefined) return undefined;
  const { alg, kid, crit } = header;
  // What an extension that `crit` names means is not known here (RFC 7515 section 4.1.11).
  if (typeof alg !== "string" || (kid !== undefined && typeof kid !== "string") || crit !== undefined) return undefined;
  const signingInput = Buffer.from(`${headerPart}.${claimsPart}`);
  return { algorithm: alg, keyId: kid, claims, signingInput, signature };
}

/** Base64url without padding (RFC 7515 section 2), in the one way that it can be written. */
function decodePart(part: string): Uint8Array | undefined {
  const bytes = Buffer.from(part, "base64url");
  return part !== "" && bytes.toString("base64url") === part ? bytes : undefined;
}

function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
