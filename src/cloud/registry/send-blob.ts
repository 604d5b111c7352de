import type { FastifyReply, FastifyRequest } from "fastify";
import type { Digest } from "../../core/oci/digest.ts";
import type { OpenLayer } from "../images/layers.ts";
import { parseBlobRange, type RequestedRange } from "./blob-range.ts";

/**
 * Sends a blob, or the part of it that `Range` asks for. Where the range lies outside of the blob nothing is sent and
 * false returned: how that is said is up to the caller.
 */
export function sendBlob(layer: OpenLayer, digest: Digest, request: FastifyRequest, reply: FastifyReply): boolean {
  const range = requestedRange(request, layer.size);
  if (range.kind === "unsatisfiable") return false;
  reply
    .header("content-type", "application/octet-stream")
    .header("docker-content-digest", digest)
    .header("accept-ranges", "bytes");
  if (range.kind === "whole") {
    reply.header("content-length", layer.size).send(layer.stream());
    return true;
  }
  reply
    .code(206)
    .header("content-range", `bytes ${range.first}-${range.last}/${layer.size}`)
    .header("content-length", range.last - range.first + 1)
    .send(layer.stream(range));
  return true;
}

/** A condition that nothing here can meet, since no validator was given, asks for the whole (RFC 9110, 13.1.5). */
function requestedRange(request: FastifyRequest, size: number): RequestedRange {
  return request.headers["if-range"] === undefined ? parseBlobRange(request.headers.range, size) : { kind: "whole" };
}
