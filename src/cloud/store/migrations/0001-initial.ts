/**
 * The first schema. Times are milliseconds since 1970 of the cloud's clock unless a comment says wall clock. Everything
 * belongs to an account; what AWS keeps per region belongs to a region too, directly or through its repository.
 */
export const initialSchema = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Secrets of the cloud itself, sealed under the key file: what signs registry passwords and layer URLs.
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE principals (
  account TEXT NOT NULL,
  unique_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  arn TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (account, unique_id),
  UNIQUE (arn)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_keys (
  access_key_id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  principal_id TEXT NOT NULL,
  sealed_secret BLOB NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  FOREIGN KEY (account, principal_id) REFERENCES principals (account, unique_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX access_keys_principal ON access_keys (account, principal_id);

CREATE TABLE repositories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  tag_mutability TEXT NOT NULL,
  tag_mutability_filters TEXT NOT NULL,
  scan_on_push INTEGER NOT NULL,
  encryption_type TEXT NOT NULL,
  encryption_key TEXT,
  lifecycle_policy TEXT,
  lifecycle_evaluated_at INTEGER,
  UNIQUE (account, region, name)
) STRICT;

-- One row a manifest. image_size is config plus layers in bytes, of an index its largest child. The id grows with each
-- push and orders images pushed within one millisecond. The manifest's bytes come last, so that a listing skips them.
CREATE TABLE images (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  repository_id INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  kind TEXT NOT NULL,
  media_type TEXT NOT NULL,
  artifact_type TEXT,
  image_size INTEGER NOT NULL,
  manifest_size INTEGER NOT NULL,
  subject TEXT,
  annotations TEXT,
  status TEXT NOT NULL,
  pushed_at INTEGER NOT NULL,
  last_pulled_at INTEGER,
  last_archived_at INTEGER,
  last_activated_at INTEGER,
  manifest BLOB NOT NULL,
  UNIQUE (repository_id, digest)
) STRICT;
CREATE INDEX images_pushed ON images (repository_id, pushed_at, id);
CREATE INDEX images_subject ON images (repository_id, subject) WHERE subject IS NOT NULL;

CREATE TABLE tags (
  repository_id INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  image_id INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
  tagged_at INTEGER NOT NULL,
  PRIMARY KEY (repository_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_image ON tags (image_id);

-- What a manifest needs: its config and layers by blob digest, an index's children by manifest digest.
CREATE TABLE image_blobs (
  image_id INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
  repository_id INTEGER NOT NULL,
  digest TEXT NOT NULL,
  media_type TEXT NOT NULL,
  PRIMARY KEY (image_id, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX image_blobs_digest ON image_blobs (repository_id, digest);

CREATE TABLE image_children (
  image_id INTEGER NOT NULL REFERENCES images (id) ON DELETE CASCADE,
  repository_id INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (image_id, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX image_children_digest ON image_children (repository_id, digest);

-- A blob's file is shared by all repositories that have a row for it, and goes when the last row goes. A row that no
-- image of its repository uses may go after kept_until (wall clock).
CREATE TABLE repository_blobs (
  repository_id INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  size INTEGER NOT NULL,
  kept_until INTEGER NOT NULL,
  PRIMARY KEY (repository_id, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX repository_blobs_digest ON repository_blobs (digest);

-- algorithm is what the bytes are hashed with as they come. received is how many of them are safely in the upload's
-- file, parts in how many pieces they came. first_part and last_part are the sizes of the oldest and the newest piece,
-- smallest_part the least of those before the newest: ECR lets only the last one be below 5 MiB.
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  algorithm TEXT NOT NULL,
  received INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  first_part INTEGER NOT NULL,
  last_part INTEGER NOT NULL,
  smallest_part INTEGER NOT NULL,
  expires_at INTEGER NOT NULL -- wall clock
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_repository ON uploads (repository_id);

CREATE TABLE kms_keys (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  id TEXT NOT NULL,
  spec TEXT NOT NULL,
  usage TEXT NOT NULL,
  state TEXT NOT NULL,
  description TEXT NOT NULL,
  policy TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  public_key BLOB NOT NULL,
  sealed_private_key BLOB NOT NULL,
  PRIMARY KEY (account, region, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kms_aliases (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  key_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (account, region, name),
  FOREIGN KEY (account, region, key_id) REFERENCES kms_keys (account, region, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX kms_aliases_key ON kms_aliases (account, region, key_id);

-- What EventBridge would have been told (Amazon ECR User Guide, "Amazon ECR events and EventBridge").
CREATE TABLE events (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  time INTEGER NOT NULL,
  source TEXT NOT NULL,
  detail_type TEXT NOT NULL,
  resources TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX events_time ON events (account, region, time);
`;
