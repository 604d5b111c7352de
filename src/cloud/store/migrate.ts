import type { Database } from "./database.ts";
import { initialSchema } from "./migrations/0001-initial.ts";
import { lifecyclePreviewsSchema } from "./migrations/0002-lifecycle-previews.ts";
import { identitySchema } from "./migrations/0003-identity.ts";
import { awsPoliciesSeed } from "./migrations/0004-aws-policies.ts";
import { keyDeletionSchema } from "./migrations/0005-key-deletion.ts";
import { registriesSchema } from "./migrations/0006-registries.ts";
import { StoreError } from "./store-error.ts";

/** Every schema change in order; the database's version is how many of them it has had. A released one never changes. */
const migrations: readonly string[] = [
  initialSchema,
  lifecyclePreviewsSchema,
  identitySchema,
  awsPoliciesSeed,
  keyDeletionSchema,
  registriesSchema,
];

/**
 * Brings a database to this program's schema, each step in a transaction of its own.
 *
 * @throws StoreError `STORE_NEWER` where a newer program has had the database
 */
export function migrate(database: Database): void {
  const version = Number(database.get<{ user_version: number }>("PRAGMA user_version")?.user_version ?? 0);
  if (version > migrations.length) {
    throw new StoreError(
      "STORE_NEWER",
      `the data folder has schema version ${version}; this program knows versions up to ${migrations.length}`,
      { next: "use the newer inkan that wrote it, or start on another folder with --data DIR" },
    );
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.execute(migration);
      database.execute(`PRAGMA user_version = ${index + 1}`);
    });
  }
}
