import type { FastifyRequest } from "fastify";
import type { PieceClaim } from "../images/uploads.ts";
import { announcedLength } from "./body-chunks.ts";
import { RegistryError } from "./registry-error.ts";

/**
 * What a request says of the chunk in it: `Content-Range: FIRST-LAST` in the specification's form or the one of RFC
 * 9110, nothing where the header is absent (a stream).
 *
 * @throws RegistryError `uploadInvalid`, or `sizeInvalid` where the range and the body's length disagree
 */
export function readChunkClaim(request: FastifyRequest): PieceClaim {
  const header = request.headers["content-range"];
  const length = announcedLength(request);
  if (header === undefined) return length === undefined ? {} : { size: length };
  const match = /^(?:bytes )?([0-9]{1,15})-([0-9]{1,15})(?:\/(?:[0-9]{1,15}|\*))?$/.exec(header);
  if (match === null) throw new RegistryError("uploadInvalid", "Content-Range must be FIRST-LAST, both in bytes");
  const [from, last] = [Number(match[1]), Number(match[2])];
  const size = last - from + 1;
  if (size < 1 || (length !== undefined && length !== size)) {
    throw new RegistryError("sizeInvalid", `Content-Range names ${size} bytes and Content-Length ${length ?? "none"}`);
  }
  return { from, size };
}
