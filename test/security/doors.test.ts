import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { answerTo as answerOn, close, long, requests, statusesOf } from "./hostile-requests.ts";

/** As long as the cloud waits for the first byte or for headers, in milliseconds, and a bit. */
const slowLimit = 40_000;

let cloud: InkanCloud;

beforeAll(async () => {
  cloud = await startInkan();
});
afterAll(async () => {
  await cloud.stop();
});

function open(secure: boolean): Socket {
  if (!secure) return connect(cloud.port, "127.0.0.1");
  const ca = readFileSync(join(cloud.dataFolder, "ca.pem"));
  return connectTls({ port: cloud.port, host: "127.0.0.1", servername: "localhost", ca });
}

function answerTo(bytes: string | Buffer, secure = false): Promise<string> {
  return answerOn(open(secure), bytes);
}

async function expectAlive(): Promise<void> {
  const response = await fetch(`http://localhost:${cloud.port}/v2/`);
  expect(response.status).toBe(401);
}

describe.each([
  ["plain", false],
  ["under TLS", true],
] as const)("%s", (_title, secure) => {
  test.each(requests)("%s", async (_what, bytes, statuses) => {
    const answer = await answerTo(Buffer.from(bytes, "latin1"), secure);
    expect(statusesOf(answer)).toEqual(statuses);
    expect(answer).not.toMatch(/node|fastify|\.ts|\.js|stack/i);
    await expectAlive();
  });

  test("what comes slowly, or not at all, is not waited for", { timeout: 2 * slowLimit }, async () => {
    const began = ["GET /v2/ HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: a\r\nX-Slow: "];
    const answers = await Promise.all(began.map((bytes) => answerTo(bytes, secure)));
    expect(answers.map(statusesOf)).toEqual([["408"], ["408"]]);
  });
});

test.each([
  ["a TLS record of junk", "\x16\x03\x01\x00\x05junk!"],
  ["a TLS record that promises more than TLS allows", `\x16\x03\x01\xff\xff${long}`],
  ["a TLS version of long ago", "\x16\x03\x00\x00\x2f\x01\x00\x00\x2b\x03\x00"],
])("%s ends the connection without a word in plain text", async (_what, bytes) => {
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(cloud.port, "127.0.0.1");
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.on("error", () => {}).on("close", () => resolve(received));
    socket.end(Buffer.from(bytes, "latin1"));
  });
  expect(answer).not.toContain("HTTP");
  await expectAlive();
});

test("sockets that say nothing are closed, and others are served meanwhile", { timeout: 2 * slowLimit }, async () => {
  const silent = Array.from({ length: 1500 }, () => {
    const socket = connect(cloud.port, "127.0.0.1");
    return new Promise<void>((resolve) => void socket.on("error", () => {}).on("close", () => resolve()));
  });
  await expectAlive();
  await Promise.all(silent);
  await expectAlive();
});

test("a request without credentials gets none of what needs them, whatever name it calls", async () => {
  for (const host of ["localhost", "api.ecr.us-east-1.amazonaws.com", "123456789012.dkr.ecr.us-east-1.amazonaws.com"]) {
    const answer = await answerTo(`GET /v2/_catalog HTTP/1.1\r\nHost: ${host}\r\n${close}`);
    expect(statusesOf(answer)).toEqual(["401"]);
  }
});
