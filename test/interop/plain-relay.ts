import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A port that speaks plain HTTP alone, in front of one that speaks TLS as well. */
export type PlainRelay = { readonly port: number; close(): Promise<void> };

/** The first byte of a TLS connection: the record type "handshake" (RFC 8446, section 5.1). */
const tlsHandshake = 0x16;

/**
 * Clients that try TLS first on a local registry never use plain HTTP where both are spoken. Through this relay they
 * must: a connection that begins with TLS is answered as a plain server answers it.
 */
export async function openPlainRelay(target: number): Promise<PlainRelay> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client);
    client.once("close", () => sockets.delete(client));
    client.on("error", () => client.destroy());
    client.once("data", (first: Buffer) => {
      if (first[0] === tlsHandshake) {
        client.end("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTPS request to an HTTP server.\n");
        return;
      }
      const upstream = connect(target, "127.0.0.1");
      upstream.on("error", () => client.destroy());
      client.once("close", () => upstream.destroy());
      upstream.write(first);
      client.pipe(upstream).pipe(client);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
