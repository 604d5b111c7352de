import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { type ForwardedPorts, forwardPorts } from "./forward-ports.ts";

const open: (Server | ForwardedPorts)[] = [];
afterEach(() => open.splice(0).forEach((one) => void one.close()));

/** A unix socket that answers with what it was sent, once it was sent all. */
async function openEcho(): Promise<string> {
  const path = join(temporaryFolder(), "echo.sock");
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let sent = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      sent += chunk;
    });
    socket.on("end", () => socket.end(`echo ${sent}`)).on("error", () => {});
  });
  server.listen(path);
  await once(server, "listening");
  open.push(server);
  return path;
}

async function forward(path: string): Promise<number> {
  const forwarded = await forwardPorts([0], path);
  open.push(forwarded);
  return forwarded.ports[0] ?? 0;
}

test("passes on what comes in both directions, also after one side has said all", async () => {
  const port = await forward(await openEcho());
  const client = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  client.end("hello");
  expect(await text(client)).toBe("echo hello");
});

test("ends a connection that nobody takes at the far end", async () => {
  const client = connect(await forward(join(temporaryFolder(), "nobody.sock")), "127.0.0.1").resume();
  client.on("error", () => {});
  await once(client, "close");
});

test("ends the connections when it is closed", async () => {
  const forwarded = await forwardPorts([0], await openEcho());
  const client = connect(forwarded.ports[0] ?? 0, "127.0.0.1").resume();
  client.on("error", () => {});
  await once(client, "connect");
  forwarded.close();
  await once(client, "close");
});
