/**
 * Results of lifecycle policy previews: ECR keeps the newest one of a repository, to be read page by page, and a restart
 * must not lose what somebody waits for. They stand apart from the images, since they tell of a moment that is over.
 */
export const lifecyclePreviewsSchema = `
-- policy is the text as the caller gave it. evaluated_at is set once the result is whole.
CREATE TABLE lifecycle_previews (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  repository_id INTEGER NOT NULL UNIQUE REFERENCES repositories (id) ON DELETE CASCADE,
  policy TEXT NOT NULL,
  status TEXT NOT NULL,
  evaluated_at INTEGER
) STRICT;

-- What the policy acts on, in the order in which ECR would. priority is missing where no rule took the image.
CREATE TABLE lifecycle_preview_results (
  preview_id INTEGER NOT NULL REFERENCES lifecycle_previews (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  digest TEXT NOT NULL,
  tags TEXT NOT NULL,
  pushed_at INTEGER NOT NULL,
  storage_class TEXT NOT NULL,
  action TEXT NOT NULL,
  priority INTEGER,
  PRIMARY KEY (preview_id, position)
) STRICT, WITHOUT ROWID;
`;
