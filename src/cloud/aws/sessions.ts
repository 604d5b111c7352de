import { randomBytes } from "node:crypto";
import { accessKeyIdRandomBytes, formatAccessKeyId } from "../../core/aws/access-key-id.ts";
import type { AccountId } from "../../core/aws/scope.ts";
import { hashBytes } from "../../core/crypto/hash.ts";
import type { Principal, Session } from "../principal.ts";
import type { Row } from "../store/database.ts";
import type { Store } from "../store/open-store.ts";
import type { AccessKey } from "./identity.ts";
import type { Tag } from "./models/iam.generated.ts";
import { type PrincipalRow, principalColumns, principalNames, toPrincipal } from "./read-principal.ts";
import { sealAccessKeySecret } from "./signature/access-key-secret.ts";

/** A session that is to be made. */
export type NewSession = Omit<Session, "accessKeyId" | "issuedAt" | "expiresAt"> & {
  readonly account: AccountId;
  /** Unique id of the role, or of the user or root user that stays itself. */
  readonly principalId: string;
  /** Of a role's session. */
  readonly name: string | undefined;
  readonly lifetimeSeconds: number;
};

/** Temporary credentials as their bearer holds them. */
export type TemporaryCredentials = AccessKey & { readonly sessionToken: string; readonly expiresAt: Date };

/** A session as the signature check needs it. */
export type StoredSession = {
  readonly principal: Principal;
  readonly sealedSecret: Uint8Array;
  /** SHA-256 of the session token. */
  readonly tokenHash: Uint8Array;
};

/** A session with nothing but its credentials: its bearer may all that its principal may. */
export const plainSession = {
  policies: [],
  policyArns: [],
  tags: [],
  transitiveTagKeys: [],
  sourceIdentity: undefined,
  provider: undefined,
} satisfies Partial<NewSession>;

/** Random bytes of a secret access key (40 characters of base64), and of a session token. */
const secretBytes = 30;
const tokenBytes = 192;

/** How long an ended session is remembered, in milliseconds, so that its bearer is told what has happened to it. */
const rememberedMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Makes temporary credentials. Secret and token are told here and never again.
 *
 * @param wallNow the wall clock's time
 */
export function issueSession(store: Store, session: NewSession, wallNow: Date): TemporaryCredentials {
  const accessKeyId = formatAccessKeyId(session.account, randomBytes(accessKeyIdRandomBytes), "ASIA");
  const secretAccessKey = randomBytes(secretBytes).toString("base64");
  const sessionToken = randomBytes(tokenBytes).toString("base64");
  // AWS tells expirations in whole seconds.
  const issuedAt = Math.floor(wallNow.getTime() / 1000) * 1000;
  const expiresAt = issuedAt + session.lifetimeSeconds * 1000;
  store.database.transaction(() => {
    store.database.run("DELETE FROM iam_sessions WHERE expires_at < ?", wallNow.getTime() - rememberedMs);
    store.database.run(
      `INSERT INTO iam_sessions (access_key_id, account, principal_id, name, sealed_secret, token_hash, issued_at,
         expires_at, policies, policy_arns, tags, transitive_tags, source_identity, provider)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      accessKeyId,
      session.account,
      session.principalId,
      session.name ?? null,
      sealAccessKeySecret(store, accessKeyId, secretAccessKey),
      hashToken(sessionToken),
      issuedAt,
      expiresAt,
      JSON.stringify(session.policies),
      JSON.stringify(session.policyArns),
      JSON.stringify(session.tags),
      JSON.stringify(session.transitiveTagKeys),
      session.sourceIdentity ?? null,
      session.provider ?? null,
    );
  });
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt: new Date(expiresAt) };
}

/** What a session's token is compared by. */
export function hashToken(sessionToken: string): Uint8Array {
  return hashBytes("sha256", Buffer.from(sessionToken));
}

type SessionRow = PrincipalRow &
  Row & {
    readonly access_key_id: string;
    readonly name: string | null;
    readonly sealed_secret: Uint8Array;
    readonly token_hash: Uint8Array;
    readonly issued_at: number;
    readonly expires_at: number;
    readonly policies: string;
    readonly policy_arns: string;
    readonly tags: string;
    readonly transitive_tags: string;
    readonly source_identity: string | null;
    readonly provider: string | null;
  };

/** The session of that access key, expired or not, while its principal exists. */
export function readSession({ database }: Store, accessKeyId: string): StoredSession | undefined {
  const row = database.get<SessionRow>(
    `SELECT ${principalColumns}, s.access_key_id, s.name, s.sealed_secret, s.token_hash, s.issued_at, s.expires_at,
         s.policies, s.policy_arns, s.tags, s.transitive_tags, s.source_identity, s.provider
       FROM iam_sessions s JOIN principals p ON p.account = s.account AND p.unique_id = s.principal_id
       ${principalNames}
      WHERE s.access_key_id = ?`,
    accessKeyId,
  );
  const principal = row && toPrincipal(row, { session: toSession(row), name: row.name ?? undefined });
  return principal && { principal, sealedSecret: row.sealed_secret, tokenHash: row.token_hash };
}

// What stands in the row was written by `issueSession` alone.
function toSession(row: SessionRow): Session {
  return {
    accessKeyId: row.access_key_id,
    issuedAt: new Date(row.issued_at),
    expiresAt: new Date(row.expires_at),
    policies: JSON.parse(row.policies) as readonly string[],
    policyArns: JSON.parse(row.policy_arns) as readonly string[],
    tags: JSON.parse(row.tags) as readonly Tag[],
    transitiveTagKeys: JSON.parse(row.transitive_tags) as readonly string[],
    sourceIdentity: row.source_identity ?? undefined,
    provider: row.provider ?? undefined,
  };
}
