import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent, request as httpsRequest } from "node:https";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { connect as tlsConnect } from "node:tls";
import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { RequestEntry } from "../log/cloud-log.ts";
import { requestedEndpoint } from "./authority.ts";
import type { Door } from "./door.ts";
import { limits } from "./limits.ts";
import { type OpenDoors, openDoors } from "./open-doors.ts";
import { type Authority, createAuthority } from "./tls/issue-certificate.ts";
import { createServerCertificates } from "./tls/server-certificates.ts";

const wallNow = new Date("2026-11-25T01:02:03.004Z");
const folder = mkdtempSync(join(tmpdir(), "inkan-doors-"));
let authority: Authority;
const entries: RequestEntry[] = [];
const failures: unknown[] = [];
const open: OpenDoors[] = [];

beforeAll(async () => {
  authority = await createAuthority(new Date());
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((doors) => doors.close()));
  entries.length = 0;
  failures.length = 0;
});
afterAll(() => rmSync(folder, { recursive: true }));

function echoRoutes(app: FastifyInstance): void {
  app.all("/echo", async (request) => ({
    contentType: request.headers["content-type"] ?? null,
    endpoint: requestedEndpoint(request),
    body: request.body === undefined ? null : await text(request.body as NodeJS.ReadableStream),
  }));
  app.get("/names/*", (request) => ({ name: (request.params as { "*": string })["*"] }));
  app.post("/unread", (_request, reply) => reply.code(401).send());
  app.post("/begun", async (request, reply) => {
    const body = request.body as Readable;
    await once(body, "data");
    body.pause();
    return reply.code(413).send();
  });
  app.post("/fails", async (request) => {
    await text(request.body as NodeJS.ReadableStream);
    throw new Error("SELECT secret FROM inside");
  });
}

async function openDoor(door: Partial<Door> = {}): Promise<number> {
  const doors = await openDoors(
    [
      {
        name: "public",
        at: { kind: "tcp", host: "127.0.0.1", port: 0 },
        certificates: createServerCertificates({
          authority: async () => authority,
          defaultNames: ["localhost", "127.0.0.1"],
          hostName: "builder",
          wall: () => new Date(),
        }),
        routes: echoRoutes,
        refusal: (refusal) => ({ contentType: "application/json", body: JSON.stringify(refusal) }),
        ...door,
      },
    ],
    {
      wall: () => wallNow,
      log: {
        request: (entry) => void entries.push(entry),
        info() {},
        warn() {},
        error: (_message, cause, facts) => void failures.push({ cause, requestId: facts?.requestId }),
        close: async () => {},
      },
    },
  );
  open.push(doors);
  const place = doors.places.get("public");
  return place?.kind === "tcp" ? place.port : 0;
}

type Answer = { readonly status: number; readonly headers: IncomingMessage["headers"]; readonly body: string };

function ask(url: string, options: object = {}, body = ""): Promise<Answer> {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca: authority.cert, ...options }, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Sends bytes as they are and returns all that comes back until the other side closes. */
function sendBytes(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => void socket.write(bytes));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => {}).on("close", () => resolve(answer));
  });
}

describe("one port", () => {
  test("speaks plain HTTP and TLS, and says which was used", async () => {
    const port = await openDoor();
    const plain = await ask(`http://localhost:${port}/echo`);
    const tls = await ask(`https://localhost:${port}/echo`);
    expect(JSON.parse(plain.body).endpoint).toEqual({ scheme: "http", authority: `localhost:${port}` });
    expect(JSON.parse(tls.body).endpoint).toEqual({ scheme: "https", authority: `localhost:${port}` });
  });

  test("shows a certificate of its own authority for whatever name is asked", async () => {
    const port = await openDoor();
    const name = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com";
    const names = await Promise.all(
      [name, "localhost", undefined].map((servername) => certificateNames(port, servername)),
    );
    expect(names).toEqual([`DNS:${name}`, "DNS:localhost", "DNS:localhost, IP Address:127.0.0.1"]);
  });

  test("takes the default certificate for a server name that is none", async () => {
    const port = await openDoor();
    expect(await certificateNames(port, "not/a/name", { rejectUnauthorized: false })).toContain("IP Address:127.0.0.1");
  });

  test("keeps plain and TLS connections for the next request", async () => {
    const port = await openDoor();
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: authority.cert });
    const first = await ask(`https://localhost:${port}/echo`, { agent });
    const second = await ask(`https://localhost:${port}/echo`, { agent });
    agent.destroy();
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.headers.connection).toBe("keep-alive");
  });

  test("answers a thousand sockets at once", async () => {
    const port = await openDoor();
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => ask(`http://127.0.0.1:${port}/echo`, { agent: false })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1000);
  });
});

describe("a request", () => {
  test("reaches its route whatever its content type says, with the content type that was sent", async () => {
    const port = await openDoor();
    for (const contentType of ["application/json", "junk", "a/b; c", "", undefined]) {
      const headers = contentType === undefined ? {} : { "content-type": contentType };
      const { status, body } = await ask(`http://127.0.0.1:${port}/echo`, { method: "PUT", headers }, "{not json");
      expect([contentType, status]).toEqual([contentType, 200]);
      expect(JSON.parse(body)).toMatchObject({ contentType: contentType ?? null, body: "{not json" });
    }
  });

  test("may have a path as long as its headers may be", async () => {
    const port = await openDoor();
    const name = "a/".repeat(10_000);
    expect(JSON.parse((await ask(`http://127.0.0.1:${port}/names/${name}`)).body)).toEqual({ name });
  });

  test("gets the date of the cloud's wall clock, an id, and no word of what serves it", async () => {
    const port = await openDoor();
    const { headers } = await ask(`http://127.0.0.1:${port}/echo`);
    expect(headers.date).toBe("Wed, 25 Nov 2026 01:02:03 GMT");
    expect(headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.keys(headers)).not.toContain("server");
    expect(Object.keys(headers)).not.toContain("x-powered-by");
  });

  test.each([
    ["/unread", 401],
    ["/begun", 413],
  ])("whose body is left where it is gets its answer: %s", async (path, status) => {
    const port = await openDoor();
    const agent = new HttpAgent({ keepAlive: true, maxSockets: 1 });
    const body = "x".repeat(50_000_000);
    const headers = { "transfer-encoding": "chunked" };
    for (let count = 0; count < 2; count++) {
      const answer = await ask(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, agent }, body);
      expect(answer.status).toBe(status);
    }
    agent.destroy();
  });

  test("that fails says nothing of the inside, and is told to the log", async () => {
    const port = await openDoor();
    const { status, headers, body } = await ask(
      `http://127.0.0.1:${port}/fails`,
      { method: "POST" },
      "read to its end",
    );
    expect(status).toBe(500);
    expect(body).not.toContain("SELECT");
    const cause = expect.objectContaining({ message: "SELECT secret FROM inside" });
    expect(failures).toEqual([{ cause, requestId: headers["x-amzn-requestid"] }]);
  });

  test("is logged in one line without the query's secrets", async () => {
    const port = await openDoor();
    const { headers } = await ask(`http://127.0.0.1:${port}/echo?digest=sha256:aa&X-Amz-Signature=5ec7e7&flag`);
    await expect.poll(() => entries).toHaveLength(1);
    expect(entries[0]).toEqual({
      door: "public",
      requestId: headers["x-amzn-requestid"],
      method: "GET",
      path: "/echo?digest=sha256:aa&X-Amz-Signature=…&flag",
      status: 200,
      ms: expect.any(Number),
    });
  });

  test.each([
    ["http://user:5ec7e7@127.0.0.1/echo", "/echo"],
    ["HTTPS://user:5ec7e7@a?flag", "/?flag"],
    ["http://a", "/"],
  ])("is for the path of a whole URL, and logged by it alone: %s", async (target, path) => {
    const port = await openDoor();
    const answer = await sendBytes(port, `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(path === "/echo" ? /^HTTP\/1.1 200 / : /^HTTP\/1.1 404 /);
    await expect.poll(() => entries.map((entry) => entry.path)).toEqual([path]);
  });

  test("that its client gives up is logged with status 0", async () => {
    const port = await openDoor();
    const socket = connect(port, "127.0.0.1", () => {
      socket.write("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
      setTimeout(() => socket.destroy(), 50);
    });
    await expect.poll(() => entries.map(({ status }) => status)).toEqual([0]);
    expect(failures).toEqual([]);
  });
});

describe("closing", () => {
  test("lets a request under way finish, and ends connections on which none is", async () => {
    let arrived: () => void = () => {};
    const isThere = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let finish: () => void = () => {};
    const mayFinish = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const port = await openDoor({
      routes: (app) =>
        app
          .get("/quick", () => "done")
          .get("/slow", async () => {
            arrived();
            await mayFinish;
            return "whole";
          }),
    });
    const silent = closed(connect(port, "127.0.0.1"));
    const handshaken = closed(tlsConnect({ port, host: "127.0.0.1", ca: authority.cert }));
    const idleAgent = new Agent({ keepAlive: true, ca: authority.cert });
    await ask(`https://localhost:${port}/quick`, { agent: idleAgent });
    const idle = Object.values(idleAgent.freeSockets).flatMap((sockets) => (sockets ?? []).map(closed));
    expect(idle).toHaveLength(1);
    const answer = ask(`https://localhost:${port}/slow`, { agent: new Agent({ keepAlive: true, ca: authority.cert }) });
    await isThere;
    const closing = open[0]?.close();
    await Promise.all([silent, handshaken, ...idle]);
    finish();
    const { body, headers } = await answer;
    await closing;
    expect([body, headers.connection]).toEqual(["whole", "close"]);
  });
});

describe("a unix socket", () => {
  test("answers, and is its owner's alone", async () => {
    const path = join(folder, "door.sock");
    await openDoor({ at: { kind: "unix", path } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { status } = await ask("http://inkan/echo", { socketPath: path });
    expect(status).toBe(200);
  });
});

describe("a unix socket beside a port", () => {
  test("leads to the same, in plain HTTP and in TLS, and is its owner's alone", async () => {
    const path = join(folder, "beside.sock");
    const port = await openDoor({ socket: path });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const asked = async (scheme: string) =>
      JSON.parse((await ask(`${scheme}://kms.eu-west-1.amazonaws.com/echo`, { socketPath: path })).body).endpoint;
    expect(await asked("http")).toEqual({ scheme: "http", authority: "kms.eu-west-1.amazonaws.com" });
    expect(await asked("https")).toEqual({ scheme: "https", authority: "kms.eu-west-1.amazonaws.com" });
    expect((await ask(`http://127.0.0.1:${port}/echo`)).status).toBe(200);
  });

  test("lets a request under way finish when the door closes, and takes no other", async () => {
    const path = join(folder, "closing.sock");
    const arrived = Promise.withResolvers<void>();
    const mayFinish = Promise.withResolvers<void>();
    await openDoor({
      socket: path,
      routes: (app) =>
        app.get("/slow", async () => {
          arrived.resolve();
          await mayFinish.promise;
          return "whole";
        }),
    });
    const silent = closed(connect(path));
    const answer = ask("https://localhost/slow", { socketPath: path });
    await arrived.promise;
    let isClosed = false;
    const closing = open[0]?.close().then(() => {
      isClosed = true;
    });
    await silent;
    await expect(ask("http://localhost/slow", { socketPath: path })).rejects.toThrow();
    expect(isClosed).toBe(false);
    mayFinish.resolve();
    expect((await answer).body).toBe("whole");
    await closing;
  });
});

describe("a door that cannot be opened", () => {
  test("names who has the port and the way out, and leaves no other door open", async () => {
    const port = await openDoor();
    const opening = openDoor({ at: { kind: "tcp", host: "127.0.0.1", port } });
    await expect(opening).rejects.toMatchObject({
      code: "PORT_TAKEN",
      message: expect.stringMatching(
        // Only Linux tells who it is.
        process.platform === "linux" ? `is taken by .+ \\(process ${process.pid}\\)` : "is taken by another process",
      ),
      next: expect.stringContaining("--port 0"),
    });
  });

  test("names an address that is not this machine's", async () => {
    const opening = openDoor({ at: { kind: "tcp", host: "203.0.113.9", port: 0 } });
    await expect(opening).rejects.toMatchObject({ code: "ADDRESS_UNUSABLE" });
  });
});

describe("bytes that are no request", () => {
  const cases: readonly (readonly [string, string, RegExp | ""])[] = [
    ["no HTTP at all", "hello\r\n\r\n", /^HTTP\/1.1 400 /],
    ["a header without a colon", "GET /echo HTTP/1.1\r\nHost: a\r\njunk\r\n\r\n", /^HTTP\/1.1 400 /],
    ["no Host", "GET /echo HTTP/1.1\r\n\r\n", /^HTTP\/1.1 400 /],
    [
      "two lengths",
      "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      /^HTTP\/1.1 400 /,
    ],
    [
      "a length and chunks",
      "PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      /^HTTP\/1.1 400 /,
    ],
    [
      "a chunk that is none",
      "PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      /^HTTP\/1.1 400 /,
    ],
    [
      "headers that are too long",
      `GET /echo HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(limits.headerBytes)}\r\n\r\n`,
      /^HTTP\/1.1 431 /,
    ],
    [
      "a path that does not decode",
      "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
      /^HTTP\/1.1 400 [\s\S]*"status":400/,
    ],
    [
      "a Host that is none",
      'GET /echo HTTP/1.1\r\nHost: a"b\r\nConnection: close\r\n\r\n',
      /^HTTP\/1.1 400 [\s\S]*Host header/,
    ],
    ["a path of nothing", "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", /^HTTP\/1.1 404 /],
    ["junk behind a request", "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\njunk\r\n\r\n", /^HTTP\/1.1 404 /],
    ["a TLS record of junk", "\x16\x03\x01\x00\x05junk!", ""],
  ];

  test.each(cases)("%s", async (_title, bytes, expected) => {
    const port = await openDoor();
    const answer = await sendBytes(port, Buffer.from(bytes, "latin1"));
    if (expected === "") expect(answer.startsWith("HTTP")).toBe(false);
    else expect(answer).toMatch(expected);
    expect((await ask(`http://127.0.0.1:${port}/echo`)).status).toBe(200);
  });
});

function certificateNames(port: number, servername: string | undefined, options: object = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tlsConnect(
      { port, host: "127.0.0.1", ca: authority.cert, ...(servername === undefined ? {} : { servername }), ...options },
      () => {
        resolve(socket.getPeerCertificate().subjectaltname ?? "");
        socket.destroy();
      },
    );
    socket.on("error", reject);
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on("error", () => {}).on("close", () => resolve()));
}
