import { describe, expect, test } from "vitest";
import { formatLogLine, parseLogLine } from "./log-line.ts";

const time = new Date("2026-11-25T01:02:03Z");

function shown(line: object, color = false): string | undefined {
  const parsed = parseLogLine(JSON.stringify({ level: "info", time: time.toISOString(), ...line }));
  return parsed && formatLogLine(parsed, { color });
}

describe("a line of the log", () => {
  const request = { msg: "request", door: "public", method: "GET", path: "/v2/", status: 200, ms: 0.5 };

  test("of a request shows how it went", () => {
    expect(shown(request)).toBe("01:02:03Z 200 GET /v2/ 0.5 ms\n");
    expect(shown({ ...request, operation: "ecr:PutImage" })).toBe("01:02:03Z 200 GET /v2/ ecr:PutImage 0.5 ms\n");
    expect(shown({ ...request, door: "control" })).toBe("01:02:03Z 200 control GET /v2/ 0.5 ms\n");
    expect(shown({ ...request, status: 0 })).toBe("01:02:03Z --- GET /v2/ 0.5 ms\n");
    expect(shown(request, true)).toBe("01:02:03Z \u001b[32m200\u001b[0m GET /v2/ 0.5 ms\n");
  });

  test("of an event shows what is known of it", () => {
    expect(shown({ msg: "the cloud answers", port: 4566 })).toBe("01:02:03Z the cloud answers port=4566\n");
    const failed = { level: "error", msg: "a request failed", error: { message: "why", stack: "…" }, requestId: "id" };
    expect(shown(failed)).toBe("01:02:03Z error: a request failed: why requestId=id\n");
  });

  test("cannot move the cursor", () => {
    expect(shown({ ...request, path: "/\u001b[2J\r\n\u009b" })).toBe(
      "01:02:03Z 200 GET /\ufffd[2J\ufffd\ufffd\ufffd 0.5 ms\n",
    );
  });

  test.each(["", "{", "null", "[]", '{"msg":"request"}'])("that is none is told apart: %s", (text) => {
    expect(parseLogLine(text)).toBeUndefined();
  });
});
