import { isAscii } from "node:buffer";

/** Texts of bodies that are sent again and again, such as a manifest that is pulled by many. */
const texts = new WeakMap<Uint8Array, string>();

/** Longest body that is sent as text, in bytes: copying a longer one costs what a second piece would. */
const maxTextBytes = 64 * 1024;

/**
 * A small ASCII body as a string of the same bytes, any other as it is. Node writes a head and a string in one piece, where
 * bytes are a second one: a fifth more answers a second.
 */
export function textOfBytes(payload: unknown): unknown {
  if (!(payload instanceof Uint8Array) || payload.byteLength > maxTextBytes) return payload;
  const known = texts.get(payload);
  if (known !== undefined) return known;
  if (!isAscii(payload)) return payload;
  const text = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString("latin1");
  texts.set(payload, text);
  return text;
}
