import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { openTransport } from "./http-transport.ts";

/** Bytes of an answer that comes one by one, each long before a connection counts as silent. */
const SIZE = 20;

async function serveSlowly(): Promise<URL> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-length": SIZE });
    let left = SIZE;
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) return void response.write("x");
      clearInterval(timer);
      response.end("x");
    }, 20);
    response.on("close", () => clearInterval(timer));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test("an answer that comes byte by byte ends at the deadline, but for a blob's", async () => {
  const url = await serveSlowly();
  const transport = openTransport({ deadlineMs: 100 });
  onTestFinished(() => transport.close());
  const read = async (transfer: boolean) => await buffer((await transport.send({ method: "GET", url, transfer })).body);
  await expect(read(false)).rejects.toMatchObject({ code: "ERR_DEADLINE" });
  expect(await read(true)).toHaveLength(SIZE);
});
