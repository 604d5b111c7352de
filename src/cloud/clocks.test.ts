import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import { openClocks } from "./clocks.ts";
import { openDatabase } from "./store/database.ts";
import { migrate } from "./store/migrate.ts";

const day = 86_400_000;
const wall = () => new Date("2026-11-25T12:00:00Z");

test("a move holds at once, adds up, and is there when the folder is opened again", () => {
  const path = join(temporaryFolder(), "inkan.db");
  const database = openDatabase(path);
  migrate(database);
  const clocks = openClocks(database, wall);
  expect(clocks.cloud()).toEqual(wall());
  clocks.move({ kind: "advance", ms: day });
  const read = clocks.move({ kind: "to", time: new Date("2026-12-25T12:00:00Z") });
  expect(read).toEqual({ wall: wall(), cloud: new Date("2026-12-25T12:00:00Z") });
  expect(clocks.read()).toEqual(read);
  expect(clocks.wall()).toEqual(wall());
  database.close();

  const again = openDatabase(path);
  expect(openClocks(again, wall).cloud()).toEqual(read.cloud);
  again.close();
});

test("a move that cannot be kept takes no effect", () => {
  const database = openDatabase(":memory:");
  migrate(database);
  const clocks = openClocks(database, wall);
  database.execute("CREATE TRIGGER full BEFORE INSERT ON settings BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
  expect(() => clocks.move({ kind: "advance", ms: day })).toThrow("the disk is full");
  expect(clocks.cloud()).toEqual(wall());
  expect(() => clocks.move({ kind: "advance", ms: -1 })).toThrow("never goes back");
  expect(clocks.cloud()).toEqual(wall());
  database.close();
});
