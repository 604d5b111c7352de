import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { hasErrorCode } from "../../core/has-error-code.ts";

/** Ports whose connections go on to a unix socket. */
export type ForwardedPorts = {
  /** Those that were taken, in the order they were asked for. */
  readonly ports: readonly number[];
  /** Ends the connections too. */
  close(): void;
};

/**
 * Takes ports on every address and passes each connection on to a unix socket, byte for byte: TLS is spoken at its far end.
 *
 * @throws what the system says where a port cannot be had (`EACCES`, `EADDRINUSE`)
 */
export async function forwardPorts(ports: readonly number[], socketPath: string): Promise<ForwardedPorts> {
  const open = new Set<Socket>();
  const servers: Server[] = [];
  const close = () => {
    for (const server of servers) server.close();
    for (const socket of open) socket.destroy();
  };
  const keep = (socket: Socket) => void open.add(socket.once("close", () => open.delete(socket)));
  try {
    for (const port of ports) {
      const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
        const cloud = connect({ path: socketPath, allowHalfOpen: true });
        join(client, cloud);
        join(cloud, client);
        keep(client);
        keep(cloud);
      });
      servers.push(server);
      await listen(server, port);
    }
  } catch (error) {
    close();
    throw error;
  }
  return { ports: servers.map((server) => (server.address() as AddressInfo).port), close };
}

/** Sends what comes from one side to the other, and ends the other when it ends. */
function join(from: Socket, to: Socket): void {
  from.pipe(to);
  from.on("error", () => to.destroy()).on("close", () => to.destroySoon());
}

/** On every address of both families, or of IPv4 where the system has no other. */
async function listen(server: Server, port: number): Promise<void> {
  for (const host of ["::", "0.0.0.0"]) {
    try {
      server.listen({ host, port });
      await once(server, "listening");
      return;
    } catch (error) {
      if (host !== "::" || !hasErrorCode(error, "EAFNOSUPPORT", "EADDRNOTAVAIL")) throw error;
    }
  }
}
