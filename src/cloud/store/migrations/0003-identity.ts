/**
 * Users, roles, policies, identity providers, sessions and grants. What belongs to a user or role goes with its row in
 * `principals`. IAM is global: its rows are keyed by account alone. Times of sessions are wall clock, since tokens are.
 */
export const identitySchema = `
CREATE TABLE iam_users (
  account TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  unique_id TEXT NOT NULL,
  path TEXT NOT NULL,
  boundary TEXT,
  tags TEXT NOT NULL,
  PRIMARY KEY (account, name),
  FOREIGN KEY (account, unique_id) REFERENCES principals (account, unique_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX iam_users_id ON iam_users (account, unique_id);

CREATE TABLE iam_roles (
  account TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  unique_id TEXT NOT NULL,
  path TEXT NOT NULL,
  description TEXT,
  max_session_seconds INTEGER NOT NULL,
  trust_policy TEXT NOT NULL,
  boundary TEXT,
  tags TEXT NOT NULL,
  last_used_at INTEGER,
  last_used_region TEXT,
  PRIMARY KEY (account, name),
  FOREIGN KEY (account, unique_id) REFERENCES principals (account, unique_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX iam_roles_id ON iam_roles (account, unique_id);

-- newest_version counts the versions ever made: a number is not used twice.
CREATE TABLE iam_policies (
  arn TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  policy_id TEXT NOT NULL,
  path TEXT NOT NULL,
  description TEXT,
  default_version INTEGER NOT NULL,
  newest_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  tags TEXT NOT NULL,
  UNIQUE (account, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE iam_policy_versions (
  arn TEXT NOT NULL REFERENCES iam_policies (arn) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (arn, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE iam_attached_policies (
  account TEXT NOT NULL,
  principal_id TEXT NOT NULL,
  policy_arn TEXT NOT NULL REFERENCES iam_policies (arn),
  PRIMARY KEY (account, principal_id, policy_arn),
  FOREIGN KEY (account, principal_id) REFERENCES principals (account, unique_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX iam_attached_policies_policy ON iam_attached_policies (policy_arn);

CREATE TABLE iam_inline_policies (
  account TEXT NOT NULL,
  principal_id TEXT NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, principal_id, name),
  FOREIGN KEY (account, principal_id) REFERENCES principals (account, unique_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- url is the issuer without its scheme, as IAM answers it.
CREATE TABLE iam_oidc_providers (
  account TEXT NOT NULL,
  url TEXT NOT NULL,
  client_ids TEXT NOT NULL,
  thumbprints TEXT NOT NULL,
  tags TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (account, url)
) STRICT, WITHOUT ROWID;

-- Temporary credentials. principal_id is the role's, or the user's of GetSessionToken. policies and policy_arns are the
-- session policies; transitive_tags names those tags that a role assumed from this session inherits.
CREATE TABLE iam_sessions (
  access_key_id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  principal_id TEXT NOT NULL,
  name TEXT,
  sealed_secret BLOB NOT NULL,
  token_hash BLOB NOT NULL,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  policies TEXT NOT NULL,
  policy_arns TEXT NOT NULL,
  tags TEXT NOT NULL,
  transitive_tags TEXT NOT NULL,
  source_identity TEXT,
  provider TEXT,
  FOREIGN KEY (account, principal_id) REFERENCES principals (account, unique_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX iam_sessions_principal ON iam_sessions (account, principal_id);
CREATE INDEX iam_sessions_expiry ON iam_sessions (expires_at);

ALTER TABLE repositories ADD COLUMN policy TEXT;
ALTER TABLE repositories ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';

ALTER TABLE kms_keys ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE kms_keys ADD COLUMN deletion_at INTEGER;

CREATE TABLE kms_grants (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  key_id TEXT NOT NULL,
  id TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  name TEXT,
  grantee TEXT NOT NULL,
  retiring TEXT,
  operations TEXT NOT NULL,
  constraints TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (account, region, key_id, id),
  FOREIGN KEY (account, region, key_id) REFERENCES kms_keys (account, region, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;
