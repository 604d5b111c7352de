import { createHmac } from "node:crypto";
import type { AccountId, Region, Scope } from "../../core/aws/scope.ts";
import type { Principal } from "../principal.ts";
import type { Store } from "../store/open-store.ts";
import { cloudSecret } from "./cloud-secret.ts";
import { equalSecrets } from "./equal-secrets.ts";
import { callerId, findPrincipal, sessionEndSeconds } from "./identity.ts";

/** How long a password holds, in seconds (Amazon ECR API, `GetAuthorizationToken`). */
const lifetimeSeconds = 12 * 60 * 60;

/** Longest password that is looked at, in characters; ours have about 200. */
const maxPasswordLength = 1_000;

/** How many passwords are remembered as ours, so that a pull costs no HMAC a request; each is some 500 bytes. */
const maxCheckedPasswords = 1_000;

/** What a password says; the HMAC behind it makes it true. */
type Claims = {
  readonly account: AccountId;
  readonly region: Region;
  /** Whose it is, as `callerId` names them. */
  readonly principal: string;
  /** When that principal or session was made: a later one of the same name is another. */
  readonly principalSince: number;
  /** Seconds since 1970, wall clock. */
  readonly expires: number;
};

/** What is known of a password. */
export type PasswordCheck =
  | { readonly kind: "valid"; readonly principal: Principal; readonly scope: Scope }
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };

/**
 * A registry password for a principal in one account and region; it ends with the principal's session. The principal must
 * exist.
 */
export function issueRegistryPassword(
  store: Store,
  principal: Principal,
  scope: Scope,
  wallNow: Date,
): { readonly password: string; readonly expiresAt: Date } {
  const known = findPrincipal(store, principal.account, callerId(principal));
  if (known === undefined) throw new TypeError(`${principal.arn} does not exist`);
  const fullTime = Math.floor(wallNow.getTime() / 1000) + lifetimeSeconds;
  const expires = Math.min(fullTime, sessionEndSeconds(principal));
  const claims: Claims = {
    account: scope.account,
    region: scope.region,
    principal: callerId(principal),
    principalSince: known.createdAt,
    expires,
  };
  const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return { password: `${payload}.${sign(store, payload)}`, expiresAt: new Date(expires * 1000) };
}

/** Whether a password is one of ours, still holds, and whose it is. Its principal's end is its end. */
export function checkRegistryPassword(store: Store, password: string, wallNow: Date): PasswordCheck {
  const claims = readClaims(store, password);
  if (claims === undefined) return { kind: "unknown" };
  const known = findPrincipal(store, claims.account, claims.principal);
  if (known === undefined || known.createdAt !== claims.principalSince) return { kind: "unknown" };
  if (wallNow.getTime() >= claims.expires * 1000) return { kind: "expired" };
  return {
    kind: "valid",
    principal: known.principal,
    scope: { account: claims.account, region: claims.region },
  };
}

const checked = new WeakMap<Store, Map<string, Claims>>();

function readClaims(store: Store, password: string): Claims | undefined {
  let passwords = checked.get(store);
  if (passwords === undefined) {
    passwords = new Map();
    checked.set(store, passwords);
  }
  const remembered = passwords.get(password);
  if (remembered !== undefined) return remembered;
  if (password.length > maxPasswordLength) return undefined;
  const [payload = "", mac = "", ...rest] = password.split(".");
  if (rest.length > 0) return undefined;
  if (!equalSecrets(sign(store, payload), mac)) return undefined;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims;
  if (passwords.size >= maxCheckedPasswords) passwords.clear();
  passwords.set(password, claims);
  return claims;
}

function sign(store: Store, payload: string): string {
  return createHmac("sha256", cloudSecret(store, "registry-password")).update(payload).digest("base64url");
}
