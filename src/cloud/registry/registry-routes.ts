import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requestedEndpoint } from "../listen/authority.ts";
import { answerError } from "./answer-error.ts";
import { appendChunk } from "./append-chunk.ts";
import { authenticate } from "./authenticate.ts";
import { cancelBlobUpload } from "./cancel-blob-upload.ts";
import { deleteBlob } from "./delete-blob.ts";
import { deleteManifest } from "./delete-manifest.ts";
import { finishBlobUpload } from "./finish-blob-upload.ts";
import { getBlob } from "./get-blob.ts";
import { getBlobUpload } from "./get-blob-upload.ts";
import { getManifest } from "./get-manifest.ts";
import { getReferrers } from "./get-referrers.ts";
import { headBlob } from "./head-blob.ts";
import { listCatalog } from "./list-catalog.ts";
import { listTagsOf } from "./list-tags-of.ts";
import { matchRoute, type RegistryRoute } from "./match-route.ts";
import { putManifest } from "./put-manifest.ts";
import type { RegistryCall, RegistryParts } from "./registry-call.ts";
import { RegistryError } from "./registry-error.ts";
import { startBlobUpload } from "./start-blob-upload.ts";

type Handler<Kind extends RegistryRoute["kind"]> = (
  call: RegistryCall,
  route: Extract<RegistryRoute, { kind: Kind }>,
) => void | Promise<void>;

/** The endpoints of the specification by what their path names and their method. */
const endpoints: { readonly [Kind in RegistryRoute["kind"]]: Readonly<Record<string, Handler<Kind>>> } = {
  ping: { GET: ping, HEAD: ping },
  catalog: { GET: listCatalog },
  tags: { GET: listTagsOf },
  manifest: { GET: getManifest, HEAD: getManifest, PUT: putManifest, DELETE: deleteManifest },
  blob: { GET: getBlob, HEAD: headBlob, DELETE: deleteBlob },
  uploads: { POST: startBlobUpload },
  upload: { GET: getBlobUpload, PATCH: appendChunk, PUT: finishBlobUpload, DELETE: cancelBlobUpload },
  referrers: { GET: getReferrers },
};

/** The registry's routes, for a door whose request bodies are raw streams. */
export function registryRoutes(parts: RegistryParts): (app: FastifyInstance) => void {
  const handler = (request: FastifyRequest, reply: FastifyReply): void | Promise<void> => handle(parts, request, reply);
  return (app) => {
    app.register(async (registry) => {
      registry.setErrorHandler((error, request, reply) => answerError(error, request, reply, parts.quirks));
      for (const url of ["/v2", "/v2/", "/v2/*"]) registry.all(url, handler);
    });
  };
}

function handle(parts: RegistryParts, request: FastifyRequest, reply: FastifyReply): void | Promise<void> {
  reply.header("docker-distribution-api-version", "registry/2.0");
  const endpoint = requestedEndpoint(request);
  const { principal, scope } = authenticate(parts, request, endpoint);
  request.principalArn = principal.arn;
  const [path = "", query = ""] = splitTarget(request.raw.url ?? "");
  const route = matchRoute(path);
  if (route === undefined) {
    reply.code(404).header("content-type", "text/plain; charset=utf-8").send("404 page not found\n");
    return;
  }
  const call = { parts, scope, principal, endpoint, query: new URLSearchParams(query), request, reply };
  return dispatch(call, route);
}

function dispatch<Kind extends RegistryRoute["kind"]>(
  call: RegistryCall,
  route: Extract<RegistryRoute, { kind: Kind }>,
): void | Promise<void> {
  const methods: Readonly<Record<string, Handler<Kind>>> = endpoints[route.kind as Kind];
  const handler = Object.hasOwn(methods, call.request.method) ? methods[call.request.method] : undefined;
  if (handler === undefined) {
    throw new RegistryError("methodUnsupported", `${call.request.method} is not supported here`, {
      headers: { allow: Object.keys(methods).join(", ") },
    });
  }
  return handler(call, route);
}

/** Says that this is a registry, and that the credentials are good (OCI distribution-spec 1.1, end-1). */
function ping(call: RegistryCall): void {
  call.reply.header("content-type", "application/json; charset=utf-8").send("{}");
}

function splitTarget(target: string): readonly [path: string, query: string] {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
}
