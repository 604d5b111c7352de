import { statLayer } from "../images/layers.ts";
import { getRepository } from "../images/repositories.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readBlobDigest } from "./invalid-input.ts";
import type { RegistryRead } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";

/** Says whether a blob is there and how large it is (OCI distribution-spec 1.1, end-2). */
export function headBlob(call: RegistryRead, route: CheckedRoute<"blob">): void {
  const { parts, reply } = call;
  const { name } = route;
  const digest = readBlobDigest(route.digest);
  const layer = statLayer(parts, getRepository(parts, call.scope, name), digest);
  if (layer === undefined) throw new RegistryError("blobUnknown", `blob ${digest} is not in this repository`);
  reply
    .header("content-type", "application/octet-stream")
    .header("content-length", layer.size)
    .header("docker-content-digest", digest)
    .header("accept-ranges", "bytes")
    .send();
}
