import { mediaTypes } from "../../core/oci/media-types.ts";
import { listReferrers } from "../images/list-referrers.ts";
import { getRepository } from "../images/repositories.ts";
import type { CheckedRoute } from "./checked-route.ts";
import { readManifestDigest } from "./invalid-input.ts";
import { nextLink } from "./next-link.ts";
import type { RegistryCall } from "./registry-call.ts";

/** Referrers on one page (Amazon ECR API, ListImageReferrers `maxResults`). */
const pageSize = 50;

/** Lists the manifests that have this digest as their subject, as an index (OCI distribution-spec 1.1, end-12). */
export function getReferrers(call: RegistryCall, route: CheckedRoute<"referrers">): void {
  const { parts, query, reply } = call;
  const { name } = route;
  const subject = readManifestDigest(route.digest);
  const artifactType = query.get("artifactType") ?? "";
  const after = query.get("last");
  const { referrers, next } = listReferrers(parts, getRepository(parts, call.scope, name), subject, {
    limit: pageSize,
    ...(artifactType === "" ? {} : { artifactTypes: [artifactType] }),
    ...(after === null ? {} : { after }),
  });
  if (artifactType !== "") reply.header("oci-filters-applied", "artifactType");
  if (next !== undefined) {
    const parameters = { artifactType: artifactType === "" ? null : artifactType, last: next };
    reply.header("link", nextLink(call, `/v2/${name}/referrers/${subject}`, parameters));
  }
  const manifests = referrers.map(({ status: _, ...descriptor }) => descriptor);
  const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests };
  // As bytes: to text Fastify would add a charset, and the specification wants exactly this type.
  reply.header("content-type", mediaTypes.ociIndex).send(Buffer.from(JSON.stringify(index)));
}
