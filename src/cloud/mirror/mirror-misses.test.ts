import { expect, test } from "vitest";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { createMirrorMisses } from "./mirror-misses.ts";

const repository = parseRepositoryName("library/alpine");
const at = new Date("2026-11-25T00:00:00Z");

test("each thing is remembered once, the latest first, the oldest pushed out", () => {
  const misses = createMirrorMisses();
  for (const reference of ["1", "2", "1"]) misses.add({ at, repository, reference });
  expect(misses.list().map(({ reference }) => reference)).toEqual(["1", "2"]);
  for (let tag = 100; tag < 199; tag += 1) misses.add({ at, repository, reference: String(tag) });
  expect(misses.list()).toHaveLength(100);
  expect(misses.list().at(-1)?.reference).toBe("1");
});
