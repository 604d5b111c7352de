import { expect, test } from "vitest";
import { monthlyCost } from "./storage-price.ts";

const gigabyte = 2 ** 30;

test.each([
  ["a gigabyte costs a tenth of a dollar", { standard: 1, archive: 0 }, 0.1],
  ["in the archive as much", { standard: 0, archive: 1 }, 0.1],
  ["and less beyond 150 TB", { standard: 0, archive: 150 * 1024 + 100 }, 15_360 + 7],
])("%s", (_, gigabytes, dollars) => {
  const bytes = { standard: gigabytes.standard * gigabyte, archive: gigabytes.archive * gigabyte };
  expect(monthlyCost(bytes)).toBeCloseTo(dollars);
});
