/** Settings of a registry: those of its account in a region, not of one repository. */
export const registriesSchema = `
-- A registry that was never told anything has no row. blob_mounting is missing where nobody has decided it.
CREATE TABLE registries (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  policy TEXT,
  scanning_rules TEXT NOT NULL DEFAULT '[]',
  blob_mounting INTEGER,
  PRIMARY KEY (account, region)
) STRICT, WITHOUT ROWID;
`;
