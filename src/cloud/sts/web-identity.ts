import type { AccountId } from "../../core/aws/scope.ts";
import { verifyJsonWebSignature } from "../../core/crypto/json-web-keys.ts";
import { type JsonWebToken, parseJsonWebToken } from "../../core/crypto/parse-json-web-token.ts";
import type { ConditionKeys } from "../aws/access/condition-keys.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { Store } from "../store/open-store.ts";
import { isIssuerUrl } from "./fetch-issuer-document.ts";
import { findIssuerKey } from "./issuer-keys.ts";

/** Whom an identity provider vouches for, once their token has been checked. */
export type WebIdentity = {
  readonly providerArn: string;
  readonly subject: string;
  readonly audience: string;
  /** What trust policies may ask: `ISSUER:aud`, `ISSUER:sub` and the token's other texts. */
  readonly conditions: ConditionKeys;
};

/** How long after its end a token is still taken, and how far an issuer's clock may be ahead, in seconds (IAM User Guide). */
const slackSeconds = 5 * 60;

/**
 * Checks a token in AWS's order: its form, its issuer, its signature, its times, its audience.
 *
 * @throws AwsError `InvalidIdentityToken`, `ExpiredTokenException`, `IDPCommunicationError`
 */
export async function checkWebIdentity(
  store: Store,
  account: AccountId,
  text: string,
  wallNow: Date,
): Promise<WebIdentity> {
  const token = parseJsonWebToken(text);
  if (token === undefined) {
    throw invalidToken(
      "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
    );
  }
  const issuer = readText(token, "iss");
  const provider = findProvider(store, account, issuer);
  if (provider === undefined) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${issuer}`);
  }
  await checkSignature(store, issuer, token, wallNow);
  checkTimes(token, wallNow);
  const { audience, keys } = checkAudience(token, provider.clientIds);
  const subject = readText(token, "sub");
  return {
    providerArn: `arn:aws:iam::${account}:oidc-provider/${provider.url}`,
    subject,
    audience,
    conditions: Object.fromEntries(
      Object.entries({ ...textClaims(token), ...keys, sub: subject }).map(([name, value]) => [
        `${provider.url}:${name}`,
        value,
      ]),
    ),
  };
}

type Provider = { readonly url: string; readonly clientIds: readonly string[] };

function findProvider({ database }: Store, account: AccountId, issuer: string): Provider | undefined {
  if (!isIssuerUrl(issuer)) return undefined;
  const url = issuer.slice(issuer.indexOf("//") + 2);
  const row = database.get<{ client_ids: string }>(
    "SELECT client_ids FROM iam_oidc_providers WHERE account = ? AND url = ?",
    ...[account, url],
  );
  return row && { url, clientIds: JSON.parse(row.client_ids) as readonly string[] };
}

async function checkSignature(
  store: Store,
  issuer: string,
  { keyId, algorithm, signingInput, signature }: JsonWebToken,
  wallNow: Date,
): Promise<void> {
  const key = await findIssuerKey(store, issuer, keyId, wallNow);
  if (key !== undefined && verifyJsonWebSignature(key, algorithm, signingInput, signature)) return;
  throw invalidToken(
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  );
}

function checkTimes(token: JsonWebToken, wallNow: Date): void {
  const now = Math.floor(wallNow.getTime() / 1000);
  const expires = readTime(token, "exp");
  if (now >= expires + slackSeconds) {
    throw new AwsError(
      "ExpiredTokenException",
      `Token expired: current date/time ${now} must be before the expiration date/time ${expires}`,
    );
  }
  const begins = [readTime(token, "iat"), ...(token.claims.nbf === undefined ? [] : [readTime(token, "nbf")])];
  const begin = Math.max(...begins);
  // AWS's own sentence is not known.
  if (begin > now + slackSeconds) {
    throw invalidToken(`Token not yet valid: current date/time ${now} must be after the date/time ${begin}`);
  }
}

/** A token for several audiences must say by `azp` which of them asked for it (OpenID Connect Core 1.0, 3.1.3.7). */
function checkAudience(
  token: JsonWebToken,
  clientIds: readonly string[],
): { readonly audience: string; readonly keys: ConditionKeys } {
  const { aud, azp } = token.claims;
  const audiences = [aud].flat().filter((audience) => typeof audience === "string");
  if (audiences.length === 0) throw missingClaim("aud");
  const asker = azp === undefined && audiences.length === 1 ? audiences[0] : azp;
  if (typeof asker !== "string" || !clientIds.includes(asker)) throw invalidToken("Incorrect token audience");
  return { audience: asker, keys: azp === undefined ? { aud: asker } : { aud: asker, oaud: audiences } };
}

/** Claims that have been checked, under whose name, in whatever case, no other may stand. */
const checkedClaims: readonly string[] = ["aud", "oaud", "sub"];

/** AWS knows a part of them by name for each issuer; here all of them can be asked. */
function textClaims({ claims }: JsonWebToken): ConditionKeys {
  return Object.fromEntries(
    Object.entries(claims)
      .filter((claim): claim is [string, string | string[]] => isText(claim[1]))
      .filter(([name]) => !checkedClaims.includes(name.toLowerCase())),
  );
}

function isText(value: unknown): value is string | string[] {
  return [value].flat().every((element) => typeof element === "string");
}

function readText({ claims }: JsonWebToken, name: string): string {
  const value = claims[name];
  if (typeof value !== "string" || value === "") throw missingClaim(name);
  return value;
}

function readTime({ claims }: JsonWebToken, name: string): number {
  const value = claims[name];
  if (typeof value !== "number" || !Number.isFinite(value)) throw missingClaim(name);
  return Math.floor(value);
}

function missingClaim(name: string): AwsError {
  return invalidToken(`Missing a required claim: ${name}`);
}

function invalidToken(message: string): AwsError {
  return new AwsError("InvalidIdentityToken", message);
}
