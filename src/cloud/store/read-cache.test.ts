import { expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { createReadCache } from "./read-cache.ts";

function openCounter() {
  const database = openDatabase(":memory:");
  database.execute("CREATE TABLE counter (n INTEGER) STRICT; INSERT INTO counter VALUES (0)");
  const reads = createReadCache(database.changeCount);
  let asked = 0;
  return {
    database,
    reads,
    asked: () => asked,
    read: () =>
      reads.get(
        "counter",
        () => {
          asked += 1;
          return database.get<{ n: number }>("SELECT n FROM counter")?.n;
        },
        () => 8,
      ),
    add: () => database.run("UPDATE counter SET n = n + 1"),
  };
}

test("what was read is remembered until a row changes", () => {
  const counter = openCounter();
  expect([counter.read(), counter.read(), counter.asked()]).toEqual([0, 0, 1]);
  counter.add();
  expect([counter.read(), counter.read(), counter.asked()]).toEqual([1, 1, 2]);
});

test("that there is nothing is remembered too", () => {
  const { reads } = openCounter();
  const absent = (): undefined => undefined;
  expect(reads.get("absent", absent, () => 0)).toBeUndefined();
  expect(
    reads.get(
      "absent",
      () => "there",
      () => 0,
    ),
  ).toBeUndefined();
});

test("what a transaction reads and then undoes is not remembered", () => {
  const { database, read, add } = openCounter();
  read();
  expect(() =>
    database.transaction(() => {
      add();
      expect(read()).toBe(1);
      throw new Error("undo");
    }),
  ).toThrow("undo");
  expect(read()).toBe(0);
});

test("values take no more memory than there is for them: what is too large is read each time, the rest makes room", () => {
  const { reads } = openCounter();
  const times = new Map<string, number>();
  const read = (key: string, bytes: number): void => {
    reads.get(
      key,
      () => times.set(key, (times.get(key) ?? 0) + 1),
      () => bytes,
    );
  };
  const megabyte = 1024 * 1024;
  read("huge", 100 * megabyte);
  read("huge", 100 * megabyte);
  expect(times.get("huge")).toBe(2);
  for (let i = 0; i < 10; i += 1) read(`large ${i}`, 6 * megabyte);
  read("large 9", 6 * megabyte);
  read("large 0", 6 * megabyte);
  expect([times.get("large 9"), times.get("large 0")]).toEqual([1, 2]);
});
