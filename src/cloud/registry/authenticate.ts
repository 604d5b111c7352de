import type { FastifyRequest } from "fastify";
import { parseRegistryHost } from "../../core/aws/registry-host.ts";
import type { Scope } from "../../core/aws/scope.ts";
import type { RequestedEndpoint } from "../aws/operation.ts";
import { checkRegistryPassword } from "../aws/registry-password.ts";
import type { Principal } from "../principal.ts";
import type { RegistryParts } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Who asks, and whose registry they ask. */
export type Caller = { readonly principal: Principal; readonly scope: Scope };

/** The user name that goes with every registry password (Amazon ECR User Guide, "Private registry authentication"). */
const userName = "AWS";

/**
 * Checks the basic credentials of a request. The password carries account and region; where the host's name carries
 * them too (`ACCOUNT.dkr.ecr.REGION.…`), they must be the same.
 *
 * @throws RegistryError `unauthorized` with a challenge, `denied` for a password that does not hold here
 */
export function authenticate(parts: RegistryParts, request: FastifyRequest, endpoint: RequestedEndpoint): Caller {
  const password = basicPassword(request.headers.authorization);
  if (password === undefined) throw unauthorized(endpoint, "no basic auth credentials");
  const check = checkRegistryPassword(parts.store, password, parts.clocks.wall());
  if (check.kind !== "valid" || !isRegistryOf(endpoint.authority, check.scope)) {
    throw badPassword(parts, endpoint);
  }
  return check;
}

function unauthorized(endpoint: RequestedEndpoint, message: string): RegistryError {
  const realm = `${endpoint.scheme}://${endpoint.authority}/`;
  return new RegistryError("unauthorized", message, {
    headers: { "www-authenticate": `Basic realm="${realm}",service="ecr.amazonaws.com"` },
  });
}

function badPassword(parts: RegistryParts, endpoint: RequestedEndpoint): RegistryError {
  const message = "Your authorization token has expired. Reauthenticate and try again.";
  return parts.quirks.badPasswordDenied ? new RegistryError("denied", message) : unauthorized(endpoint, message);
}

function isRegistryOf(authority: string, scope: Scope): boolean {
  const named = parseRegistryHost(authority);
  return named === undefined || (named.account === scope.account && named.region === scope.region);
}

/** Basic credentials (RFC 7617 2) and nothing behind them: Node joins a header that comes twice with a comma. */
const basicPattern = /^basic +([a-z0-9+/]+={0,2})$/i;

/** The password of basic credentials of the right user; undefined where there is none. */
function basicPassword(header: string | undefined): string | undefined {
  const token = basicPattern.exec(header ?? "")?.[1];
  if (token === undefined) return undefined;
  const credentials = Buffer.from(token, "base64").toString("utf8");
  const colon = credentials.indexOf(":");
  return credentials.slice(0, colon) === userName ? credentials.slice(colon + 1) : undefined;
}
