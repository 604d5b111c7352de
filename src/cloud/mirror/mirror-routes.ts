import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { describeMiss } from "../../core/mirror-images.ts";
import { isDockerHub } from "../../core/oci/docker-hub-reference.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import { readManifest, recordPull } from "../images/find-image.ts";
import type { ImageRoom } from "../images/image-types.ts";
import { findRepository } from "../images/repositories.ts";
import { splitTarget } from "../listen/split-target.ts";
import type { CloudLog } from "../log/cloud-log.ts";
import { answerError } from "../registry/answer-error.ts";
import { getBlob } from "../registry/get-blob.ts";
import { headBlob } from "../registry/head-blob.ts";
import { readRepositoryName } from "../registry/invalid-input.ts";
import { readReference } from "../registry/manifest-reference.ts";
import { matchRoute, type RegistryRoute } from "../registry/match-route.ts";
import { RegistryError } from "../registry/registry-error.ts";
import { isOwnName } from "./is-own-name.ts";
import type { MirrorMisses } from "./mirror-misses.ts";
import { hubScope, mirrorRoom } from "./mirror-realm.ts";

/** What the mirror's door works on. */
export type MirrorParts = ImageRoom & { readonly log: CloudLog; readonly misses: MirrorMisses };

/** Notes that something was asked for in vain; returns what the engine is told. */
type Missed = (repository: RepositoryName, reference: string) => RegistryError;

/** The methods that read. */
const readingMethods = ["GET", "HEAD"];

/**
 * What a mirror answers: manifests and blobs of what was imported, to be read (OCI distribution-spec 1.1, end-1 to end-3).
 * Nothing is asked of who comes, since an engine shows a mirror no login.
 */
export function mirrorRoutes({ log, misses, ...parts }: MirrorParts): (app: FastifyInstance) => void {
  const room = mirrorRoom(parts);
  const missed: Missed = (repository, reference) => {
    const miss = { at: room.clocks.wall(), repository, reference };
    misses.add(miss);
    const sentence = describeMiss(miss);
    log.warn(sentence);
    return new RegistryError("manifestUnknown", sentence);
  };
  const handler = (request: FastifyRequest, reply: FastifyReply): void => {
    reply.header("docker-distribution-api-version", "registry/2.0");
    refuseForeignName(request);
    const { path, query } = splitTarget(request.raw.url ?? "");
    const route = matchRoute(path);
    if (route === undefined) {
      reply.code(404).header("content-type", "text/plain; charset=utf-8").send("404 page not found\n");
      return;
    }
    refuseAllButReading(request.method, route);
    refuseOtherRegistry(new URLSearchParams(query).get("ns"));
    if (route.kind === "ping") {
      reply.header("content-type", "application/json; charset=utf-8").send("{}");
    } else if (route.kind === "manifest") {
      sendManifest(room, route, request, reply, missed);
    } else {
      sendBlob(room, route, request, reply);
    }
  };
  return (app) => {
    app.register(async (mirror) => {
      mirror.setErrorHandler((error, request, reply) => answerError(error, request, reply, room.quirks));
      for (const url of ["/v2", "/v2/", "/v2/*"]) mirror.all(url, handler);
    });
  };
}

/** A page in a browser may have a name of its own lead to this machine: what it reads by that name is none of its business. */
function refuseForeignName(request: FastifyRequest): void {
  if (isOwnName(request.host)) return;
  throw new RegistryError("denied", "this mirror answers under the names of its own machine alone");
}

type ReadRoute = Extract<RegistryRoute, { readonly kind: "ping" | "manifest" | "blob" }>;

function refuseAllButReading(method: string, route: RegistryRoute): asserts route is ReadRoute {
  const isRead = route.kind === "ping" || route.kind === "manifest" || route.kind === "blob";
  if (isRead && readingMethods.includes(method)) return;
  throw new RegistryError("methodUnsupported", "this is a mirror: images are pulled from it, and nothing else", {
    headers: { allow: isRead ? readingMethods.join(", ") : "" },
  });
}

/** containerd names the registry that it wants mirrored; docker, which wants Docker Hub alone, names none. */
function refuseOtherRegistry(registry: string | null): void {
  if (registry === null || isDockerHub(registry)) return;
  throw new RegistryError("nameUnknown", "this mirror has images of Docker Hub alone");
}

function sendManifest(
  room: ImageRoom,
  route: Extract<ReadRoute, { readonly kind: "manifest" }>,
  request: FastifyRequest,
  reply: FastifyReply,
  missed: Missed,
): void {
  const name = readRepositoryName(route.name);
  const key = readReference(route.reference);
  const repository = findRepository(room, hubScope, name);
  const found = repository && readManifest(room, repository, key);
  if (found === undefined) throw missed(name, route.reference);
  if (request.method === "GET") recordPull(room, found.image);
  reply
    .header("docker-content-digest", found.image.digest)
    .header("content-type", found.image.mediaType)
    .send(found.bytes);
}

function sendBlob(
  room: ImageRoom,
  route: Extract<ReadRoute, { readonly kind: "blob" }>,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const name = readRepositoryName(route.name);
  if (findRepository(room, hubScope, name) === undefined) {
    throw new RegistryError("nameUnknown", `nothing was imported as ${name}`);
  }
  const read = { parts: room, scope: hubScope, request, reply };
  const checked = { ...route, name };
  if (request.method === "HEAD") headBlob(read, checked);
  else getBlob(read, checked);
}
