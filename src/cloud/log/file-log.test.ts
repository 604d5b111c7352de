import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { RequestEntry } from "./cloud-log.ts";
import { openFileLog } from "./file-log.ts";

const wall = () => new Date("2026-11-25T01:02:03.004Z");
const entry: RequestEntry = {
  door: "public",
  requestId: "id-1",
  method: "GET",
  path: "/v2/",
  status: 200,
  ms: 1.5,
  principal: "arn:aws:iam::123456789012:root",
  operation: "ecr:PutImage",
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inkan-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function lines(path: string): unknown[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

test("keeps one JSON line for each thing that happened, for its owner alone, and goes on after a restart", async () => {
  const path = join(folder, "inkan.log");
  const first = openFileLog(path, { wall });
  first.request(entry);
  first.info("started", { port: 4566 });
  await first.close();
  const second = openFileLog(path, { wall });
  second.error("a request failed", new Error("why"), { requestId: "id-2" });
  await second.close();
  const time = "2026-11-25T01:02:03.004Z";
  expect(lines(path)).toEqual([
    { level: "info", time, ...entry, msg: "request" },
    { level: "info", time, port: 4566, msg: "started" },
    {
      level: "error",
      time,
      requestId: "id-2",
      error: expect.objectContaining({ message: "why", stack: expect.stringContaining("file-log.test.ts") }),
      msg: "a request failed",
    },
  ]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});
