import { expect, test } from "vitest";
import { createTerminalLog } from "./terminal-log.ts";

test("says each thing that happened in one line", () => {
  const written: string[] = [];
  const wall = () => new Date("2026-11-25T01:02:03Z");
  const log = createTerminalLog({ write: (text) => written.push(text) }, { wall, color: false });
  log.request({ door: "public", requestId: "id", method: "GET", path: "/", status: 404, ms: 0.5 });
  log.error("a request failed", new Error("why"), { requestId: "id" });
  log.warn("look out", { folder: "/data" });
  log.info("ready");
  expect(written).toEqual([
    "01:02:03Z 404 GET / 0.5 ms\n",
    "01:02:03Z error: a request failed: why requestId=id\n",
    "01:02:03Z warning: look out folder=/data\n",
    "01:02:03Z ready\n",
  ]);
});
