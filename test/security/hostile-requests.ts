import type { Socket } from "node:net";

/** All that comes back on a connection until the other side closes it. */
export function answerTo(socket: Socket, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => {}).on("close", () => resolve(answer));
    socket.write(bytes);
  });
}

/** The statuses of the answers in what came back. */
export function statusesOf(answer: string): string[] {
  return [...answer.matchAll(/HTTP\/1\.1 ([0-9]{3})/g)].map(([, status = ""]) => status);
}

/** The end of a head whose answer is the last one on its connection. */
export const close = "Connection: close\r\n\r\n";
/** Longer than anything in a head may be. */
export const long = "x".repeat(100_000);
/** The head of a call whose body is read before it is answered. */
const call =
  "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: TrentService.ListKeys\r\n";

/** What is sent, and the statuses that come back; none where the connection ends without an answer. */
export const requests: readonly (readonly [string, string, readonly string[]])[] = [
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
