import { expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

test("an empty database gets the schema, and a migrated one is left as it is", () => {
  const database = openDatabase(":memory:");
  migrate(database);
  const schema = (): unknown => database.all("SELECT name, sql FROM sqlite_schema ORDER BY name");
  const before = schema();
  database.run("INSERT INTO settings (name, value) VALUES ('a', 'b')");
  migrate(database);
  expect(schema()).toEqual(before);
  expect(database.all("SELECT value FROM settings")).toEqual([{ value: "b" }]);
});

test("everything belongs to an account, directly or through its repository or policy", () => {
  const database = openDatabase(":memory:");
  migrate(database);
  const ownedThrough = new Set(["account", "repository_id", "image_id", "preview_id", "arn"]);
  // The cloud's own settings and secrets are nobody else's.
  const ofTheCloud = new Set(["settings", "secrets"]);
  const tables = database.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const unowned = tables
    .map(({ name }) => name)
    .filter((name) => !ofTheCloud.has(name))
    .filter((name) => {
      const columns = database.all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}')`);
      return !columns.some((column) => ownedThrough.has(column.name));
    });
  expect(unowned).toEqual([]);
});
