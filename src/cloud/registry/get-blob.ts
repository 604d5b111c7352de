import { openLayer } from "../images/layers.ts";
import { getRepository } from "../images/repositories.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readBlobDigest } from "./invalid-input.ts";
import type { RegistryRead } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";
import { sendBlob } from "./send-blob.ts";

/** Sends a blob or a part of it (OCI distribution-spec 1.1, end-2). */
export function getBlob(call: RegistryRead, route: CheckedRoute<"blob">): void {
  const { parts, request, reply } = call;
  const { name } = route;
  const digest = readBlobDigest(route.digest);
  const layer = openLayer(parts, getRepository(parts, call.scope, name), digest);
  if (layer === undefined) throw new RegistryError("blobUnknown", `blob ${digest} is not in this repository`);
  if (!sendBlob(layer, digest, request, reply)) {
    throw new RegistryError("blobRangeUnsatisfiable", `the range is not within the blob's ${layer.size} bytes`, {
      headers: { "content-range": `bytes */${layer.size}` },
    });
  }
}
