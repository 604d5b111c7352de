import { parseChallenges } from "./auth-challenge.ts";
import { readBeginning } from "./bounded-body.ts";
import { isOtherProtocol } from "./connection-failure.ts";
import { isLoopback, isPrivateAddress } from "./host-names.ts";
import type { RegistryTarget } from "./registry-client.ts";
import { RegistryError, registryErrorOf } from "./registry-error.ts";
import { chooseLogin, type LoginMethod } from "./registry-login.ts";
import type { Sender } from "./registry-sender.ts";

/** What the first contact with a registry found out. */
export type RegistryContact = { readonly root: URL; method: LoginMethod };

/** Most of the first answer's body that is read, in bytes: only a plain-text complaint is looked for in it. */
const MAX_ANSWER_BYTES = 4096;

/**
 * Asks `GET /v2/` (OCI distribution-spec 1.1, "Determining Support") for scheme and login. The schemes are tried in the
 * order that the host allows; the second one only where the other side plainly does not speak the first, never because
 * a certificate was bad. Nothing is asked where both are known.
 */
export async function contactRegistry(target: RegistryTarget, sender: Sender): Promise<RegistryContact> {
  const schemes = schemesFor(target);
  const [only] = schemes;
  if (target.login === "basic" && only !== undefined && schemes.length === 1) {
    return { root: new URL(`${only}://${target.host}`), method: { kind: "basic" } };
  }
  for (const [index, scheme] of schemes.entries()) {
    const found = await tryScheme(`${scheme}://${target.host}`, target.host, sender, index < schemes.length - 1);
    if (found !== undefined) return found;
  }
  throw new RegistryError("UNREACHABLE", `${target.host} speaks neither http nor https`);
}

function schemesFor({ host, scheme, allowHttp }: RegistryTarget): readonly ("http" | "https")[] {
  if (scheme !== "auto") return [scheme];
  const { hostname } = new URL(`http://${host}`);
  if (isLoopback(hostname)) return ["http", "https"];
  return allowHttp === true || isPrivateAddress(hostname) ? ["https", "http"] : ["https"];
}

/** Undefined where another scheme should be tried. */
async function tryScheme(
  origin: string,
  host: string,
  sender: Sender,
  hasNext: boolean,
): Promise<RegistryContact | undefined> {
  const action = `opening the registry ${host}`;
  const root = new URL(origin);
  try {
    const answer = await sender(action, { method: "GET", url: new URL("/v2/", root) });
    const text = new TextDecoder().decode(await readBeginning(answer.body, MAX_ANSWER_BYTES));
    if (answer.status === 200) return { root, method: { kind: "none" } };
    if (answer.status === 401) {
      return { root, method: chooseLogin(parseChallenges(answer.headers["www-authenticate"]), root) };
    }
    // Go's servers answer plain HTTP on a TLS port in plain words (net/http, "Client sent an HTTP request").
    if (hasNext && answer.status === 400 && /HTTP request (was sent )?to (an )?HTTPS/i.test(text)) return undefined;
    throw registryErrorOf(action, { host, status: answer.status, text });
  } catch (error) {
    if (hasNext && error instanceof RegistryError && isOtherProtocol(error.cause, root)) return undefined;
    throw error;
  }
}
