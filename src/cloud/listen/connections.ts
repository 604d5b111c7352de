import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What is known of a door's open connections: enough to end the right ones. */
export type Connections = {
  /** It has not sent a byte yet. */
  waits(socket: Socket): void;
  /** It has begun a TLS handshake. */
  beginsTls(socket: Socket): void;
  /** Requests may come on it: a plain socket, or a TLS socket whose handshake is done. */
  speaksHttp(socket: Socket): void;
  /** A request has come on it, and this is its answer. */
  answers(socket: Socket, response: ServerResponse): void;
  /** The answer to the last request on it. */
  latestAnswer(socket: Duplex): ServerResponse | undefined;
  /** Ends those on which no request is under way, now and when a TLS handshake ends later. */
  closeIdle(): void;
  closeAll(): void;
  /** Resolves when all that are open now have ended. */
  ended(): Promise<void>;
};

/** Node's own `closeIdleConnections` leaves a connection open on which no request has come yet; a door must close them all. */
export function createConnections(): Connections {
  const waiting = new Set<Socket>();
  const underTls = new Set<Socket>();
  const speaking = new Map<Duplex, ServerResponse | undefined>();
  let isClosing = false;
  const open = (): Duplex[] => [...waiting, ...underTls, ...speaking.keys()];

  /** For an answer that was given before anyone could tell its client that the connection ends with it. */
  const endAfter = (socket: Duplex, answer: ServerResponse): void => {
    answer.once("close", () => {
      if (speaking.get(socket) === answer) socket.destroy();
    });
  };

  return {
    waits(socket) {
      waiting.add(socket);
      socket.once("close", () => waiting.delete(socket));
    },
    beginsTls(socket) {
      waiting.delete(socket);
      underTls.add(socket);
      socket.once("close", () => underTls.delete(socket));
    },
    speaksHttp(socket) {
      waiting.delete(socket);
      speaking.set(socket, undefined);
      socket.once("close", () => speaking.delete(socket));
      if (isClosing) socket.destroy();
    },
    answers: (socket, response) => void speaking.set(socket, response),
    latestAnswer: (socket) => speaking.get(socket),
    closeIdle() {
      isClosing = true;
      for (const socket of waiting) socket.destroy();
      for (const [socket, answer] of speaking) {
        if (answer === undefined || answer.closed) socket.destroy();
        else if (answer.writableEnded) endAfter(socket, answer);
      }
    },
    closeAll() {
      for (const socket of open()) socket.destroy();
    },
    async ended() {
      for (const socket of open()) if (!socket.closed) await closing(socket);
    },
  };
}

function closing(socket: Duplex): Promise<void> {
  return new Promise((resolve) => void socket.once("close", () => resolve()));
}
