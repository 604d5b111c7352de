import { AwsError } from "./aws-error.ts";

/**
 * Most values (objects, lists, members and elements) of one JSON body. The largest calls that the models allow, 100 image
 * identifiers or 50 tags, have a few hundred; each more costs some hundred bytes of memory and a step of every later walk.
 */
const maxJsonValues = 10_000;

const [quote, backslash, comma, list, object] = Buffer.from('"\\,[{');

/**
 * Parses a JSON body; an empty one is an empty object.
 *
 * @throws AwsError `SerializationException` where it is no JSON, or has more than `maxJsonValues` values
 */
export function parseJson(body: Uint8Array): unknown {
  if (body.byteLength === 0) return {};
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (hasTooManyValues(bytes)) {
    throw new AwsError("SerializationException", `The request has more than ${maxJsonValues} JSON values.`);
  }
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new AwsError("SerializationException", undefined, { cause });
  }
}

/** Counted in the text, since parsing is what too many values make expensive: each but the first stands behind `,`, `[` or `{`. */
function hasTooManyValues(body: Buffer): boolean {
  if (body.byteLength <= maxJsonValues) return false; // a value takes a byte
  let values = 1;
  for (let at = 0; at < body.byteLength; at++) {
    const byte = body[at];
    if (byte === quote) {
      at = closingQuote(body, at);
      if (at < 0) return false; // no JSON: parsing will say so
    } else if (byte === comma || byte === list || byte === object) {
      values += 1;
      if (values > maxJsonValues) return true;
    }
  }
  return false;
}

/** Where the text ends that a quote begins; -1 where it does not. */
function closingQuote(body: Buffer, opening: number): number {
  for (let at = opening; ; ) {
    at = body.indexOf(quote as number, at + 1);
    if (at < 0) return -1;
    let backslashes = 0;
    while (body[at - 1 - backslashes] === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
}
