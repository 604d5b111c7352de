import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { limits } from "./limits.ts";
import { listenOnSocket } from "./listen-on-socket.ts";

/** A unix socket whose connections another server serves. */
export type SecondSocket = {
  /** Takes no new connections; those that are open stay with the server that serves them. */
  close(): void;
};

/**
 * Opens a unix socket, its owner's alone, whose connections come to a server that listens elsewhere, as if they had come
 * there.
 *
 * @throws ListenError `LISTEN_FAILED`
 */
export async function openSecondSocket(path: string, serving: Server): Promise<SecondSocket> {
  // As servers of HTTP have it: a client may close its half first and still read the answer.
  const sockets = createServer({ allowHalfOpen: true }, (socket) => void serving.emit("connection", socket));
  sockets.maxConnections = limits.sockets;
  await listenOnSocket(path, async (options) => {
    sockets.listen(options);
    await once(sockets, "listening");
  });
  return { close: () => void sockets.close() };
}
