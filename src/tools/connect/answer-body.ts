import { AnswerFormatError, type BodyEnd } from "./answer-head.ts";
import type { SocketReader } from "./socket-reader.ts";

/** Longest line that tells a chunk's size or a trailer, in bytes: extensions and trailers are rare and short. */
const MAX_LINE_BYTES = 4096;

/** Most trailers of an answer. */
const MAX_TRAILERS = 64;

const CR_LF = "\r\n";

/**
 * The content of an answer's body, which is read to its end and no further.
 *
 * @throws AnswerFormatError; an error with Node's code `ECONNRESET` where the connection ends too early
 */
export async function* readAnswerBody(reader: SocketReader, end: BodyEnd): AsyncGenerator<Uint8Array> {
  switch (end.kind) {
    case "length":
      yield* readExactly(reader, end.bytes);
      return;
    case "close":
      for (let bytes = await reader.read(); bytes !== undefined; bytes = await reader.read()) yield bytes;
      return;
    case "chunks":
      yield* readChunks(reader);
  }
}

/** Reads up to and without the marker. */
export async function readUntil(reader: SocketReader, marker: string, maxBytes: number): Promise<string> {
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const at = bytes.indexOf(marker, 0, "latin1");
    if (at > maxBytes || (at < 0 && bytes.byteLength > maxBytes)) throw new AnswerFormatError("HEAD_SIZE");
    if (at >= 0) {
      reader.unread(bytes.subarray(at + marker.length));
      return bytes.toString("latin1", 0, at);
    }
    const more = await readMore(reader);
    bytes = bytes.byteLength === 0 ? more : Buffer.concat([bytes, more]);
  }
}

async function* readExactly(reader: SocketReader, length: number): AsyncGenerator<Uint8Array> {
  for (let left = length; left > 0; ) {
    const bytes = await readMore(reader);
    reader.unread(bytes.subarray(left));
    const own = bytes.subarray(0, left);
    left -= own.byteLength;
    yield own;
  }
}

/** RFC 9112 section 7.1. Extensions and trailers mean nothing here. */
async function* readChunks(reader: SocketReader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const line = await readUntil(reader, CR_LF, MAX_LINE_BYTES);
    const size = /^([0-9a-fA-F]{1,13})[ \t]*(?:;.*)?$/.exec(line)?.[1];
    if (size === undefined) throw new AnswerFormatError("CHUNK_SIZE");
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    yield* readExactly(reader, length);
    if ((await readUntil(reader, CR_LF, MAX_LINE_BYTES)) !== "") throw new AnswerFormatError("CHUNK_SIZE");
  }
  for (let count = 0; (await readUntil(reader, CR_LF, MAX_LINE_BYTES)) !== ""; count += 1) {
    if (count === MAX_TRAILERS) throw new AnswerFormatError("HEAD_SIZE");
  }
}

async function readMore(reader: SocketReader): Promise<Buffer> {
  const bytes = await reader.read();
  if (bytes === undefined) throw Object.assign(new Error("the connection ended early"), { code: "ECONNRESET" });
  return bytes;
}
