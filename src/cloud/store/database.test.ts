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

test("foreign keys are enforced", () => {
  const database = openDatabase(":memory:");
  database.execute("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (id))");
  expect(() => database.run("INSERT INTO b VALUES (1)")).toThrow(/FOREIGN KEY/);
});
