import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { type HttpResponse, MAX_CONNECTIONS, MAX_DISCARD_BYTES } from "./http-message.ts";
import { openPlainHttp, type PlainHttp, type PlainRequest } from "./plain-http.ts";

const DEADLINE_MS = 10_000;

/** A server that says to each request, counted from 0, what a test wants, byte for byte. */
type Answer = (socket: Socket, request: string, count: number) => unknown;

type Served = {
  readonly sockets: readonly Socket[];
  readonly requests: readonly string[];
  send(more?: Partial<PlainRequest>): Promise<HttpResponse>;
};

async function serve(answer: Answer, { deadlineMs = DEADLINE_MS } = {}): Promise<Served> {
  const sockets: Socket[] = [];
  const requests: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket
      .on("error", () => {})
      .on("data", (bytes) => {
        requests.push(bytes.toString("latin1"));
        answer(socket, bytes.toString("latin1"), requests.length - 1);
      });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client: PlainHttp = openPlainHttp(deadlineMs);
  onTestFinished(async () => {
    client.close();
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://registry.example:${port}/v2/?n=1`);
  return {
    sockets,
    requests,
    send: (more = {}) => client.send({ method: "GET", url, address: "127.0.0.1", body: undefined, ...more }),
  };
}

const text = async ({ body }: HttpResponse) => (await buffer(body)).toString();

const ok = (body: string, more = "") => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n${more}\r\n${body}`;

describe("a small request", () => {
  test("is written as HTTP/1.1, to an address that may differ from its host", async () => {
    const { send, requests } = await serve((socket) => socket.write(ok("")));
    let sent = 0;
    await send({
      method: "POST",
      headers: { name: "välue" },
      body: Buffer.from("{}"),
      onSent: (bytes) => (sent += bytes),
    });
    const [first] = requests;
    expect(first).toMatch(/^POST \/v2\/\?n=1 HTTP\/1\.1\r\nhost: registry\.example:\d+\r\n/);
    expect(first).toMatch(/\r\nname: välue\r\ncontent-length: 2\r\n\r\n\{\}$/);
    expect(sent).toBe(2);
  });

  test("has a length where its method asks for a body, else none", async () => {
    const { send, requests } = await serve((socket) => socket.write("HTTP/1.1 204 No Content\r\n\r\n"));
    for (const method of ["PUT", "DELETE"] as const) await send({ method });
    expect(requests.map((request) => request.includes("content-length: 0"))).toEqual([true, false]);
  });

  test("carries no header that would end its line", async () => {
    const { send, requests } = await serve((socket) => socket.write(ok("")));
    await expect(send({ headers: { authorization: "Bearer a\r\nx: y" } })).rejects.toMatchObject({
      code: "ERR_INVALID_CHAR",
      message: expect.not.stringContaining("Bearer"),
    });
    expect(requests).toEqual([]);
  });
});

describe("an answer", () => {
  test.each([
    ["a length", ok("content")],
    [
      "chunks",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\ncon\r\n4\r\ntent\r\n0\r\nTrailer: x\r\n\r\n",
    ],
    ["an interim answer before it", `HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n${ok("content")}`],
  ])("with %s is read whole in whatever pieces it comes, and its connection used again", async (_, bytes) => {
    const { send, sockets } = await serve(async (socket, _request, count) => {
      if (count === 0) return void socket.write(bytes);
      for (const byte of bytes) {
        socket.write(byte);
        await delay(0);
      }
    });
    expect(await text(await send())).toBe("content");
    expect(await text(await send())).toBe("content");
    expect(sockets).toHaveLength(1);
  });

  test("that ends with its connection is read to that end", async () => {
    const { send, sockets } = await serve((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\ncontent"));
    expect(await text(await send())).toBe("content");
    expect(await text(await send())).toBe("content");
    expect(sockets).toHaveLength(2);
  });

  test.each([
    ["is said to close", ok("a", "Connection: close\r\n")],
    ["has more than the answer", `${ok("a")}${ok("forged")}`],
  ])("whose connection %s is the last on it", async (_, bytes) => {
    const { send, sockets } = await serve((socket, _request, count) => socket.write(count === 0 ? bytes : ok("b")));
    expect(await text(await send())).toBe("a");
    expect(await text(await send())).toBe("b");
    expect(sockets).toHaveLength(2);
  });

  test("that comes unasked is not the next request's", async () => {
    const { send, sockets } = await serve((socket, _request, count) => socket.write(ok(`${count}`)));
    expect(await text(await send())).toBe("0");
    sockets[0]?.write(ok("forged"));
    await delay(20);
    expect(await text(await send())).toBe("1");
  });

  test("to HEAD has no body, whatever its length says", async () => {
    const { send, sockets } = await serve((socket, request) =>
      socket.write(request.startsWith("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n" : ok("content")),
    );
    const { headers, body } = await send({ method: "HEAD" });
    expect(headers["content-length"]).toBe("7");
    expect(await buffer(body)).toHaveLength(0);
    expect(await text(await send())).toBe("content");
    expect(sockets).toHaveLength(1);
  });

  test.each([
    ["ECONNRESET", ""],
    ["ECONNRESET", "HTTP/1.1 200 OK\r\nContent-Le"],
    ["ECONNRESET", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nconte"],
    ["ECONNRESET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nconte"],
    ["HPE_INVALID_CHUNK_SIZE", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"],
    ["HPE_INVALID_CHUNK_SIZE", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"],
    ["HPE_INVALID_CONSTANT", "\x15\x03\x01\x00\x02\x02\x46\r\n\r\n"],
    ["HPE_INVALID_HEAD_SIZE", `HTTP/1.1 200 OK\r\nName: ${"x".repeat(20_000)}`],
    ["HPE_INVALID_HEAD_SIZE", `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${"a: b\r\n".repeat(100)}`],
  ])("that is broken fails with %s", async (code, bytes) => {
    const { send } = await serve((socket) => socket.end(bytes, "latin1"));
    await expect(send().then(text)).rejects.toMatchObject({ code });
  });

  test("that is not over at the deadline ends", async () => {
    const { send } = await serve((socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1"), {
      deadlineMs: 50,
    });
    await expect(send().then(text)).rejects.toMatchObject({ code: "ERR_DEADLINE" });
  });

  test("of any size waits with its sender until it is read", async () => {
    const size = 64 * 1024 * 1024;
    const { send, sockets } = await serve((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`);
      socket.write(Buffer.alloc(size));
    });
    const { body } = await send();
    await delay(100);
    expect(sockets[0]?.writableLength).toBeGreaterThan(size / 2);
    expect(await buffer(body)).toHaveLength(size);
  });
});

describe("connections", () => {
  test("are no more than may be to one address, and all requests have their turn", async () => {
    const { send, sockets } = await serve(async (socket) => {
      await delay(5);
      socket.write(ok("content"));
    });
    const answers = await Promise.all(Array.from({ length: 3 * MAX_CONNECTIONS }, () => send().then(text)));
    expect(answers).toEqual(Array.from({ length: 3 * MAX_CONNECTIONS }, () => "content"));
    expect(sockets).toHaveLength(MAX_CONNECTIONS);
  });

  test("stay after a small answer that is not wanted, and end after a large one or one that is given up", async () => {
    const large = "x".repeat(MAX_DISCARD_BYTES + 1);
    const { send, sockets } = await serve((socket, _request, count) => socket.write(ok(count === 1 ? large : "small")));
    (await send()).discard();
    await delay(20);
    (await send()).discard();
    expect(sockets).toHaveLength(1);
    for await (const _ of (await send()).body) break;
    expect(sockets).toHaveLength(2);
    expect(await text(await send())).toBe("small");
    expect(sockets).toHaveLength(3);
  });

  test("that the server closed are not used again", async () => {
    const { send, sockets } = await serve((socket) => socket.write(ok("content")));
    await text(await send());
    sockets[0]?.end();
    await delay(20);
    expect(await text(await send())).toBe("content");
  });
});
