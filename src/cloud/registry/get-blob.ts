import { openLayer } from "../images/layers.ts";
import { getRepository } from "../images/repositories.ts";
import { parseBlobRange } from "./blob-range.ts";
import { readBlobDigest, readRepositoryName } from "./invalid-input.ts";
import type { RegistryRoute } from "./match-route.ts";
import { permit, type RegistryCall } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Sends a blob or a part of it (OCI distribution-spec 1.1, end-2). */
export function getBlob(call: RegistryCall, route: Extract<RegistryRoute, { kind: "blob" }>): void {
  const { parts, reply } = call;
  const name = readRepositoryName(route.name);
  permit(call, "ecr:GetDownloadUrlForLayer", name);
  const digest = readBlobDigest(route.digest);
  const layer = openLayer(parts, getRepository(parts, call.scope, name), digest);
  if (layer === undefined) throw new RegistryError("blobUnknown", `blob ${digest} is not in this repository`);
  const range = requestedRange(call, layer.size);
  if (range.kind === "unsatisfiable") {
    throw new RegistryError("blobRangeUnsatisfiable", `the range is not within the blob's ${layer.size} bytes`, {
      headers: { "content-range": `bytes */${layer.size}` },
    });
  }
  reply
    .header("content-type", "application/octet-stream")
    .header("docker-content-digest", digest)
    .header("accept-ranges", "bytes");
  if (range.kind === "whole") {
    reply.header("content-length", layer.size).send(layer.stream());
    return;
  }
  reply
    .code(206)
    .header("content-range", `bytes ${range.first}-${range.last}/${layer.size}`)
    .header("content-length", range.last - range.first + 1)
    .send(layer.stream(range));
}

/** A condition that nothing here can meet, since no validator was given, asks for the whole (RFC 9110, 13.1.5). */
function requestedRange({ request }: RegistryCall, size: number): ReturnType<typeof parseBlobRange> {
  return request.headers["if-range"] === undefined ? parseBlobRange(request.headers.range, size) : { kind: "whole" };
}
