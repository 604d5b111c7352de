import { once } from "node:events";
import { createServer, get, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createConnections } from "./connections.ts";
import { DoorResponse } from "./door-response.ts";

/** A server that calls `answer` with all answers it owes, once it owes `count` of them. */
async function openServer(count: number, answer: (responses: readonly ServerResponse[]) => void) {
  const connections = createConnections();
  const waiting: ServerResponse[] = [];
  const server = createServer({ ServerResponse: DoorResponse, keepAliveTimeout: 0 }, (request, response) => {
    connections.answers(request.socket, response);
    if (waiting.push(response) === count) answer(waiting.splice(0));
  });
  server.on("connection", connections.speaksHttp);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { port, connections, [Symbol.asyncDispose]: async () => void (await once(server.close(), "close")) };
}

function ask(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", agent: false }, (answer) => resolve(text(answer))).on("error", reject);
  });
}

test("answers of one turn go out together, and count as ended before", async () => {
  const states: unknown[] = [];
  await using server = await openServer(2, (responses) => {
    responses.forEach((response, index) => void response.end(`answer ${index}`));
    for (const { writableEnded, headersSent } of responses) states.push({ writableEnded, headersSent });
  });
  const answers = await Promise.all([ask(server.port), ask(server.port)]);
  expect(answers.toSorted()).toEqual(["answer 0", "answer 1"]);
  expect(states).toEqual([
    { writableEnded: true, headersSent: false },
    { writableEnded: true, headersSent: false },
  ]);
});

test("an answer that has not gone out yet is the last of its connection when idle ones are closed", async () => {
  await using server = await openServer(1, ([response]) => {
    response?.end("the last");
    server.connections.closeIdle();
  });
  const socket = connect(server.port, "127.0.0.1", () => void socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
  expect(await text(socket)).toMatch(/the last$/);
});
