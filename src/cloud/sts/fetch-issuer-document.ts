import { AwsError } from "../aws/aws-error.ts";

/** Most time that an issuer has for one document, in milliseconds: the caller's own client waits some ten seconds. */
const maxFetchMs = 5_000;

/** Largest document that is read, in bytes: a set of 200 keys has some 160,000. */
const maxDocumentBytes = 512 * 1024;

/**
 * Whether issuers may be asked at an address: over https, or on this machine itself over http, which AWS does not allow, for
 * issuers of tests.
 */
export function isIssuerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.[0-9]{1,3}){3}$/.test(hostname);
}

/**
 * A JSON document that an issuer publishes. Redirects are not followed: they would lead to where nobody has agreed to ask.
 *
 * @throws AwsError `IDPCommunicationError`
 */
export async function fetchIssuerDocument(url: string): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      redirect: "error",
      signal: AbortSignal.timeout(maxFetchMs),
      headers: { accept: "application/json", connection: "close" },
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return JSON.parse(await readText(answer)) as unknown;
  } catch (cause) {
    // How far the way to the issuer goes is not told: the caller may be anyone.
    throw new AwsError("IDPCommunicationError", `The identity provider did not answer at ${url}`, { cause });
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxDocumentBytes) throw new Error(`more than ${maxDocumentBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
