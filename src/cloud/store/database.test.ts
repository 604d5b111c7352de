import { expect, test } from "vitest";
import { openDatabase } from "./database.ts";

function openNumbers() {
  const database = openDatabase(":memory:");
  database.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY) STRICT");
  return database;
}

test("a transaction that throws leaves nothing", () => {
  const database = openNumbers();
  expect(() =>
    database.transaction(() => {
      database.run("INSERT INTO numbers VALUES (1)");
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(database.all("SELECT n FROM numbers")).toEqual([]);
});

test("a transaction within another ends with it", () => {
  const database = openNumbers();
  expect(() =>
    database.transaction(() => {
      database.transaction(() => database.run("INSERT INTO numbers VALUES (1)"));
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(database.all("SELECT n FROM numbers")).toEqual([]);
});

test("the change count moves with whatever may change rows, and stands still for what cannot", () => {
  const database = openNumbers();
  const moved = (work: () => unknown): boolean => {
    const before = database.changeCount();
    work();
    return database.changeCount() !== before;
  };
  expect(moved(() => database.get("SELECT n FROM numbers"))).toBe(false);
  expect(moved(() => database.all("  select n FROM numbers"))).toBe(false);
  expect(moved(() => database.run("INSERT INTO numbers VALUES (1)"))).toBe(true);
  expect(moved(() => database.all("DELETE FROM numbers RETURNING n"))).toBe(true);
  expect(moved(() => database.get("INSERT INTO numbers VALUES (2) RETURNING n"))).toBe(true);
  expect(moved(() => database.execute("DELETE FROM numbers"))).toBe(true);
});

test("the change count of identities stands still while other tables change", () => {
  const database = openNumbers();
  database.execute("CREATE TABLE iam_users (name TEXT) STRICT");
  const moved = (work: () => unknown): boolean => {
    const before = database.identityChangeCount();
    work();
    return database.identityChangeCount() !== before;
  };
  const add = () => database.run("INSERT INTO iam_users VALUES ('ann')");
  expect(moved(() => database.run("INSERT INTO numbers VALUES (1)"))).toBe(false);
  expect(moved(() => database.transaction(() => database.run("DELETE FROM numbers")))).toBe(false);
  expect(moved(() => database.all("SELECT name FROM iam_users"))).toBe(false);
  expect(moved(add)).toBe(true);
  let inside = 0;
  const undone = () =>
    database.transaction(() => {
      add();
      inside = database.identityChangeCount();
      throw new Error("no");
    });
  expect(undone).toThrow("no");
  // What was read within the transaction does not hold any more.
  expect(database.identityChangeCount()).not.toBe(inside);
});

test("foreign keys are enforced", () => {
  const database = openDatabase(":memory:");
  database.execute("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (id))");
  expect(() => database.run("INSERT INTO b VALUES (1)")).toThrow(/FOREIGN KEY/);
});
