import { expect, test } from "vitest";
import { createTerminalLog } from "./terminal-log.ts";

const wall = () => new Date(2026, 10, 25, 1, 2, 3);

test("says each request in one line, without what could move the cursor", () => {
  const written: string[] = [];
  const log = createTerminalLog({ write: (text) => written.push(text) }, { wall, color: false });
  const entry = { door: "public", requestId: "id", method: "GET", path: "/v2/\u001b[2J\n", status: 404, ms: 0.5 };
  log.request(entry);
  log.request({ ...entry, path: "/", status: 0, operation: "ecr:ListImages" });
  log.error("a request failed", new Error("why"));
  log.info("ready", { port: 4566 });
  expect(written).toEqual([
    "01:02:03 404 GET /v2/?[2J? 0.5 ms\n",
    "01:02:03 --- GET / ecr:ListImages 0.5 ms\n",
    "01:02:03 error: a request failed: why\n",
    "01:02:03 ready port=4566\n",
  ]);
});
