import type { IncomingMessage, ServerResponse } from "node:http";
import { limits } from "./limits.ts";

/**
 * Reads on and throws away what follows an answer that was given before its request was read whole (no permission, too
 * large), so that a client which sends all before it reads comes to read the answer. The connection is ended when that
 * takes too long.
 */
export function discardUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request; // Node takes it from a request that is over
  response.once("close", () => {
    if (request.complete || socket.destroyed) return;
    request.resume(); // Node does so only where nobody has begun to read
    const timer = setTimeout(() => {
      if (!request.complete) socket.destroy();
    }, limits.unreadBodyMs);
    request.once("close", () => clearTimeout(timer));
  });
}
