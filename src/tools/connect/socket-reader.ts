import type { Socket } from "node:net";

/** Most bytes that wait to be read before the sender is held back. */
const MAX_WAITING_BYTES = 256 * 1024;

/** Reads what arrives on a socket piece by piece. */
export type SocketReader = {
  /** The next piece; undefined once the other side has ended. Rejects with the socket's error. */
  read(): Promise<Buffer | undefined>;
  /** Gives back what was read too far. */
  unread(bytes: Buffer): void;
  /** Whether anything waits to be read. */
  hasMore(): boolean;
};

/** Reads a socket from now on; it must not be read by anybody else. */
export function createSocketReader(socket: Socket): SocketReader {
  const waiting: Buffer[] = [];
  let size = 0;
  let ended: { readonly error: Error | undefined } | undefined;
  let wake: (() => void) | undefined;
  const woken = () => {
    wake?.();
    wake = undefined;
  };
  const end = (error: Error | undefined) => {
    ended ??= { error };
    woken();
  };
  socket.on("data", (bytes: Buffer) => {
    waiting.push(bytes);
    size += bytes.byteLength;
    if (size > MAX_WAITING_BYTES) socket.pause();
    woken();
  });
  socket
    .on("end", () => end(undefined))
    .on("error", end)
    .on("close", () => end(undefined));
  return {
    read: async () => {
      while (waiting.length === 0 && ended === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const bytes = waiting.shift();
      if (bytes === undefined && ended?.error !== undefined) throw ended.error;
      size -= bytes?.byteLength ?? 0;
      if (socket.isPaused() && size <= MAX_WAITING_BYTES) socket.resume();
      return bytes;
    },
    unread: (bytes) => {
      if (bytes.byteLength === 0) return;
      waiting.unshift(bytes);
      size += bytes.byteLength;
    },
    hasMore: () => waiting.length > 0,
  };
}
