import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";

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

/** All that comes back on a connection until the other side closes it. */
function answerTo(bytes: string | Buffer, secure = false): Promise<string> {
  return new Promise((resolve) => {
    const socket = open(secure);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => {}).on("close", () => resolve(answer));
    socket.write(bytes);
  });
}

async function expectAlive(): Promise<void> {
  const response = await fetch(`http://localhost:${cloud.port}/v2/`);
  expect(response.status).toBe(401);
}

function statusesOf(answer: string): string[] {
  return [...answer.matchAll(/HTTP\/1\.1 ([0-9]{3})/g)].map(([, status = ""]) => status);
}

const close = "Connection: close\r\n\r\n";
const long = "x".repeat(100_000);
/** The head of a call whose body is read before it is answered. */
const call =
  "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: TrentService.ListKeys\r\n";

/** What is sent, and the statuses that come back; none where the connection ends without an answer. */
const requests: readonly (readonly [string, string, readonly string[]])[] = [
  ["noise", "\0\x01\x02\xff\xfe\r\n\r\n", ["400"]],
  ["HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", ["400"]],
  ["HTTP/0.9", "GET /\r\n\r\n", ["400"]],
  ["HTTP/1.0 without a Host", "GET /v2/ HTTP/1.0\r\n\r\n", ["400"]],
  ["HTTP/1.1 without a Host", "GET /v2/ HTTP/1.1\r\n\r\n", ["400"]],
  ["two Hosts", `GET /v2/ HTTP/1.1\r\nHost: localhost\r\nHost: "evil"\r\n${close}`, ["400"]],
  ["a Host with a quote, which would end a realm", `GET /v2/ HTTP/1.1\r\nHost: a"b\r\n${close}`, ["400"]],
  ["a Host with a path", `GET /v2/ HTTP/1.1\r\nHost: a/b\r\n${close}`, ["400"]],
  ["a Host with a user", `GET /v2/ HTTP/1.1\r\nHost: u:p@a\r\n${close}`, ["400"]],
  ["a Host that never ends", `GET /v2/ HTTP/1.1\r\nHost: ${"a".repeat(10_000)}\r\n${close}`, ["400"]],
  ["a target beyond all bounds", `GET /v2/${long} HTTP/1.1\r\nHost: a\r\n${close}`, ["431"]],
  ["a header beyond all bounds", `GET /v2/ HTTP/1.1\r\nHost: a\r\nX: ${long}\r\n${close}`, ["431"]],
  ["a header name beyond all bounds", `GET /v2/ HTTP/1.1\r\nHost: a\r\n${long}: x\r\n${close}`, ["431"]],
  ["a control character in a header", `GET /v2/ HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n${close}`, ["400"]],
  ["a header that goes on in the next line", `GET /v2/ HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n${close}`, ["400"]],
  ["a space before the colon", `GET /v2/ HTTP/1.1\r\nHost : a\r\n${close}`, ["400"]],
  ["lines that end in LF alone", `GET /v2/ HTTP/1.1\nHost: a\nConnection: close\n\n`, ["400"]],
  ["an unknown method", `FROB /v2/ HTTP/1.1\r\nHost: a\r\n${close}`, ["400"]],
  ["a tunnel", `CONNECT evil:443 HTTP/1.1\r\nHost: evil:443\r\n\r\n`, []],
  ["a trace", `TRACE / HTTP/1.1\r\nHost: a\r\n${close}`, ["404"]],
  [
    "an upgrade to HTTP/2",
    `GET /v2/ HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: upgrade, close\r\n\r\n`,
    ["401"],
  ],
  ["a path that does not decode", `GET /v2/%zz HTTP/1.1\r\nHost: a\r\n${close}`, ["400"]],
  ["a path out of the root", `GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n${close}`, ["404"]],
  ["an encoded path out of the root", `GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n${close}`, ["404"]],
  ["a whole URL as target", `GET http://a/v2/ HTTP/1.1\r\nHost: a\r\n${close}`, ["401"]],
  ["a star as target", `OPTIONS * HTTP/1.1\r\nHost: a\r\n${close}`, ["404"]],
  ["a length of words", `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ten\r\n${close}`, ["400"]],
  ["a length below nothing", `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n${close}`, ["400"]],
  ["two lengths", `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n${close}ab`, ["400"]],
  [
    "a length and chunks (request smuggling)",
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v2/ HTTP/1.1\r\nHost: a\r\n${close}`,
    ["400"],
  ],
  ["chunks not last", `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n${close}`, ["400"]],
  ["an endless chunk extension", `${call}Transfer-Encoding: chunked\r\n\r\n1;${long}\r\na\r\n`, ["413"]],
  ["an endless trailer", `${call}Transfer-Encoding: chunked\r\n\r\n0\r\nX: ${long}\r\n\r\n`, ["431"]],
];

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
