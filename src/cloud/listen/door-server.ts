import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { Socket } from "node:net";
import type { SecureContext } from "node:tls";
import { type Connections, createConnections } from "./connections.ts";
import { DoorResponse } from "./door-response.ts";
import { limits } from "./limits.ts";
import { refuseMalformedRequest } from "./malformed-request.ts";
import type { CertificatePair, CertificateSource } from "./tls/certificate-source.ts";

/** What an HTTP server calls for each request. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** The server under a door. */
export type DoorServer = {
  /** Listens and closes; plain and TLS connections alike are its own. */
  readonly server: Server;
  /** Ends the connections on which no request is under way, now and when one is made later. */
  closeIdle(): void;
  /** Ends every connection. */
  closeAll(): void;
  /** Resolves when every connection has ended, those too that came from elsewhere by the server's `connection` event. */
  ended(): Promise<void>;
};

/** The first byte of a TLS connection: a record of type handshake (RFC 8446 5.1). No HTTP method begins with it. */
const tlsHandshakeRecord = 0x16;

/**
 * A server that speaks HTTP, and where there are certificates also HTTPS on the same port: each connection's first byte
 * says which.
 */
export function createDoorServer(handler: RequestHandler, certificates: CertificateSource | undefined): DoorServer {
  const connections = createConnections();
  const plain = createServer(serverOptions);
  plain.maxConnections = limits.sockets;
  serve(plain, handler, connections);
  if (certificates === undefined) {
    plain.on("connection", connections.speaksHttp);
  } else {
    const tls = createTlsServer({ ...serverOptions, ...tlsOptions(certificates) });
    serve(tls, handler, connections);
    tls.on("secureConnection", connections.speaksHttp);
    // Only the plain server listens. The TLS server must be told, or it never looks for headers that are late.
    plain.once("listening", () => tls.emit("listening"));
    plain.once("close", () => tls.close());
    sortByFirstByte(plain, tlsSpeaker(tls, certificates), connections);
  }
  const { closeIdle, closeAll, ended } = connections;
  return { server: plain, closeIdle, closeAll, ended };
}

function serve(server: Server, handler: RequestHandler, connections: Connections): void {
  server.maxHeadersCount = limits.headerFields;
  server.setTimeout(limits.idleMs);
  server.on("request", (request, response) => {
    connections.answers(request.socket, response);
    handler(request, response);
  });
  server.on("clientError", (error, socket) => {
    // Both servers are made of sockets of the net module; the type has any stream.
    refuseMalformedRequest(error, socket as Socket, connections.latestAnswer(socket));
  });
}

const serverOptions = {
  ServerResponse: DoorResponse,
  maxHeaderSize: limits.headerBytes,
  headersTimeout: limits.headersMs,
  // A push may take as long as it needs, while bytes flow: see limits.idleMs.
  requestTimeout: 0,
  keepAliveTimeout: limits.keepAliveMs,
  // A second Host is then no Host at all, and refused, instead of being passed over (RFC 9112 3.2).
  joinDuplicateHeaders: true,
  connectionsCheckingInterval: limits.lateCheckMs,
};

function tlsOptions(certificates: CertificateSource) {
  return {
    ALPNProtocols: ["http/1.1"],
    handshakeTimeout: limits.handshakeMs,
    SNICallback: (name: string, done: (error: Error | null, context?: SecureContext) => void): void => {
      certificates.contextFor(name).then((context) => done(null, context), done);
    },
  };
}

/** Hands each new connection of `plain` to plain HTTP or to `speakTls`, as its first byte asks. */
function sortByFirstByte(plain: Server, speakTls: (socket: Socket) => void, connections: Connections): void {
  const speakHttp = plain.listeners("connection") as ((socket: Socket) => void)[];
  plain.removeAllListeners("connection");

  plain.on("connection", (socket: Socket) => {
    const giveUp = () => void socket.destroy();
    const look = () => {
      const first: Buffer | null = socket.read(1);
      if (first === null) return; // the other side closed without a byte: "end" follows
      socket.off("readable", look).setTimeout(0);
      for (const event of ["end", "timeout", "error"]) socket.off(event, giveUp);
      socket.unshift(first);
      if (first[0] === tlsHandshakeRecord) {
        connections.beginsTls(socket);
        speakTls(socket);
      } else {
        connections.speaksHttp(socket);
        for (const listener of speakHttp) listener.call(plain, socket);
      }
    };
    connections.waits(socket);
    socket.on("readable", look).setTimeout(limits.firstByteMs);
    for (const event of ["end", "timeout", "error"]) socket.on(event, giveUp);
  });
}

/** Begins TLS on a socket. The certificate for clients that name no server is made when the first of them comes. */
function tlsSpeaker(tls: TlsServer, certificates: CertificateSource): (socket: Socket) => void {
  let current: CertificatePair | undefined;
  return (socket) => {
    const giveUp = () => void socket.destroy();
    // HTTP servers let a client close its half first; under TLS such a socket would stay open for ever.
    socket.allowHalfOpen = false;
    socket.on("error", giveUp);
    certificates.defaultPair().then((pair) => {
      socket.off("error", giveUp);
      if (socket.destroyed) return;
      if (pair !== current) tls.setSecureContext(pair);
      current = pair;
      tls.emit("connection", socket);
    }, giveUp);
  };
}
