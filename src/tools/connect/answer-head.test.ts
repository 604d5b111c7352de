import { describe, expect, test } from "vitest";
import { parseAnswerHead } from "./answer-head.ts";

const parse = (lines: readonly string[], method = "GET") => parseAnswerHead(lines.join("\r\n"), method);

describe("the head of an answer", () => {
  test("is its status and its fields, which several lines may make up", () => {
    const { status, headers } = parse([
      "HTTP/1.1 401 Unauthorized",
      'WWW-Authenticate: Basic realm="a"',
      "www-authenticate:\tBearer  ",
      "Content-Type: text/plain",
      "Content-Type: text/html",
      "Empty:",
    ]);
    expect(status).toBe(401);
    expect({ ...headers }).toEqual({
      "www-authenticate": 'Basic realm="a", Bearer',
      "content-type": "text/plain",
      empty: "",
    });
  });

  test.each<[string, readonly string[], string, object]>([
    ["a length", ["HTTP/1.1 200 OK", "Content-Length: 5"], "GET", { kind: "length", bytes: 5 }],
    ["chunks", ["HTTP/1.1 200", "Transfer-Encoding: Chunked"], "GET", { kind: "chunks" }],
    ["the connection", ["HTTP/1.1 200 OK"], "GET", { kind: "close" }],
    ["nothing, to HEAD", ["HTTP/1.1 200 OK", "Content-Length: 5"], "HEAD", { kind: "length", bytes: 0 }],
    ["nothing, with 204", ["HTTP/1.1 204 No Content"], "GET", { kind: "length", bytes: 0 }],
    ["nothing, with 304", ["HTTP/1.1 304 Not Modified", "Content-Length: 5"], "GET", { kind: "length", bytes: 0 }],
  ])("tells that the body ends with %s", (_, lines, method, end) => {
    expect(parse(lines, method).end).toEqual(end);
  });

  test.each([
    [["HTTP/1.1 200 OK", "Content-Length: 0"], true],
    [["HTTP/1.1 200 OK", "Content-Length: 0", "Connection: foo, Close"], false],
    [["HTTP/1.0 200 OK", "Content-Length: 0"], false],
    [["HTTP/1.0 200 OK", "Content-Length: 0", "Connection: Keep-Alive"], true],
    [["HTTP/1.1 200 OK"], false],
    [["HTTP/1.1 101 Switching Protocols"], false],
  ])("%j keeps the connection: %s", (lines, expected) => {
    expect(parse(lines).keepsConnection).toBe(expected);
  });

  test.each([
    ["HPE_INVALID_CONSTANT", ["SSH-2.0-OpenSSH"]],
    ["HPE_INVALID_CONSTANT", ["HTTP/2 200"]],
    ["HPE_INVALID_CONSTANT", ["HTTP/1.1 20"]],
    ["HPE_INVALID_HEADER_TOKEN", ["HTTP/1.1 200 OK", "no colon"]],
    ["HPE_INVALID_HEADER_TOKEN", ["HTTP/1.1 200 OK", "Name : value"]],
    ["HPE_INVALID_HEADER_TOKEN", ["HTTP/1.1 200 OK", "Name: a", " folded"]],
    ["HPE_INVALID_HEADER_TOKEN", ["HTTP/1.1 200 OK", "Name: a\nOther: b"]],
    ["HPE_INVALID_CONTENT_LENGTH", ["HTTP/1.1 200 OK", "Content-Length: 5", "Content-Length: 6"]],
    ["HPE_INVALID_CONTENT_LENGTH", ["HTTP/1.1 200 OK", "Content-Length: +5"]],
    ["HPE_INVALID_CONTENT_LENGTH", ["HTTP/1.1 200 OK", "Content-Length: 99999999999999999"]],
    ["HPE_INVALID_TRANSFER_ENCODING", ["HTTP/1.1 200 OK", "Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["HPE_INVALID_TRANSFER_ENCODING", ["HTTP/1.1 200 OK", "Transfer-Encoding: gzip, chunked"]],
  ])("is refused with %s: %j", (code, lines) => {
    expect(() => parse(lines)).toThrow(expect.objectContaining({ code }));
  });
});
