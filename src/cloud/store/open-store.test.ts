import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { openDatabase } from "./database.ts";
import { openStore } from "./open-store.ts";

test("a new store is its owner's alone, and opens again with what it held", () => {
  const folder = join(temporaryFolder(), "data");
  const store = openStore(folder);
  store.database.run("INSERT INTO settings (name, value) VALUES ('a', 'b')");
  const box = store.sealer.seal(Buffer.from("secret"), "p");
  store.close();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "secret.key")).mode & 0o777).toBe(0o600);
  const again = openStore(folder);
  expect(again.database.get("SELECT value FROM settings WHERE name = 'a'")).toEqual({ value: "b" });
  expect(Buffer.from(again.sealer.open(box, "p")).toString()).toBe("secret");
  again.close();
});

test("a database without its key is refused, and the key is not made anew", () => {
  const folder = temporaryFolder();
  openStore(folder).close();
  rmSync(join(folder, "secret.key"));
  expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: "STORE_KEY_MISSING" }));
  expect(readdirSync(folder)).not.toContain("secret.key");
});

test("a cut key is refused", () => {
  const folder = temporaryFolder();
  openStore(folder).close();
  truncateSync(join(folder, "secret.key"), 16);
  expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: "STORE_DAMAGED" }));
});

test("a database that a newer program wrote is refused with a way out", () => {
  const folder = temporaryFolder();
  openStore(folder).close();
  const database = openDatabase(join(folder, "inkan.db"));
  database.execute("PRAGMA user_version = 999");
  database.close();
  expect(() => openStore(folder)).toThrow(
    expect.objectContaining({ code: "STORE_NEWER", next: expect.stringContaining("--data") }),
  );
});

test.each([
  [
    "is something else",
    (path: string) => writeFileSync(path, "no database, and longer than the header of one ".repeat(9)),
    "STORE_DAMAGED",
  ],
  [
    "has lost a part",
    (path: string) => {
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.fill(0xff, 4096));
    },
    "STORE_DAMAGED",
  ],
  ["cannot be opened", (path: string) => mkdirSync(`${path}-journal`), "STORE_UNUSABLE"],
])("a database that %s is named by its path", (_title, harm, code) => {
  const folder = temporaryFolder();
  openStore(folder).close();
  const path = join(folder, "inkan.db");
  harm(path);
  expect(() => openStore(folder)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(path) }));
});
