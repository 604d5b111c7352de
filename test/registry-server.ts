import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FastifyInstance } from "fastify";
import { createAuthorize } from "../src/cloud/aws/authorize.ts";
import { findPrincipal, rootAccessKey } from "../src/cloud/aws/identity.ts";
import { issueRegistryPassword } from "../src/cloud/aws/registry-password.ts";
import type { Clocks } from "../src/cloud/clocks.ts";
import type { ImageRoom } from "../src/cloud/images/image-types.ts";
import { createRepository } from "../src/cloud/images/repositories.ts";
import { createDoorApp } from "../src/cloud/listen/create-door-app.ts";
import type { CloudLog } from "../src/cloud/log/cloud-log.ts";
import { silentLog } from "../src/cloud/log/test-silent-log.ts";
import { defaultQuirks, type Quirks } from "../src/cloud/quirks.ts";
import type { RegistryParts } from "../src/cloud/registry/registry-call.ts";
import { registryRoutes } from "../src/cloud/registry/registry-routes.ts";
import { openStore } from "../src/cloud/store/open-store.ts";
import { digestOf } from "../src/core/oci/digest.ts";
import { type Descriptor, declaredMediaType } from "../src/core/oci/manifest.ts";
import { mediaTypes } from "../src/core/oci/media-types.ts";
import { parseRepositoryName } from "../src/core/oci/names.ts";
import { testScope } from "./image-room.ts";

/** An answer, read to its end. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The `code` of the first error of an OCI error body. */
  readonly code: string | undefined;
};

/** What a request has beside its method and target. */
export type Ask = {
  /** Added to the credentials; a header of null is left out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Bytes go with their length, a stream in chunks. */
  readonly body?: Uint8Array | string | Readable;
};

/** A registry that listens on this machine, over a store in a folder of its own. */
export type RegistryServer = {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly room: ImageRoom;
  readonly folder: string;
  /** A password of the account's root user, and the header that carries it. */
  readonly password: string;
  readonly authorization: string;
  /** Sends one request, with the credentials; the target goes out exactly as it is, `..` and all. */
  ask(method: string, target: string, more?: Ask): Promise<Answer>;
  /** What the server said had failed on its own side; a test that expects nothing there checks it. */
  readonly failures: readonly unknown[];
  /** Stops the server and starts it again on the same folder, as after the end of the process. */
  restart(): Promise<RegistryServer>;
  /** Stops the server and removes the folder. */
  close(): Promise<void>;
};

/** What a test may want otherwise. */
export type RegistryServerOptions = {
  readonly quirks?: Quirks;
  readonly clocks?: Clocks;
  /** Made at the start, where they are missing. Default `app`. */
  readonly repositories?: readonly string[];
  readonly authorize?: RegistryParts["authorize"];
};

/** Starts a registry. */
export function startRegistry(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  return serve(mkdtempSync(join(tmpdir(), "inkan-registry-")), options);
}

async function serve(folder: string, options: RegistryServerOptions): Promise<RegistryServer> {
  const store = openStore(folder);
  const clocks = options.clocks ?? { wall: () => new Date(), cloud: () => new Date() };
  const room: ImageRoom = { store, clocks, quirks: options.quirks ?? defaultQuirks() };
  for (const name of options.repositories ?? ["app"]) makeRepository(room, name);
  rootAccessKey(store, testScope.account, clocks.cloud());
  const principal = findPrincipal(store, testScope.account, testScope.account)?.principal;
  if (principal === undefined) throw new Error("the root user was not made");
  const { password } = issueRegistryPassword(store, principal, testScope, clocks.wall());
  const failures: unknown[] = [];
  const app = open({ ...room, authorize: options.authorize ?? createAuthorize(store) }, failures);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const stop = async (): Promise<void> => {
    await app.close();
    store.close();
  };
  const host = `127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const authorization = `Basic ${Buffer.from(`AWS:${password}`).toString("base64")}`;
  return {
    host,
    room,
    folder,
    password,
    authorization,
    ask: (method, target, more = {}) => ask(host, method, target, { authorization, ...more.headers }, more.body),
    failures,
    async restart() {
      await stop();
      return serve(folder, options);
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ask(
  host: string,
  method: string,
  target: string,
  headers: Readonly<Record<string, string | null>>,
  body: Ask["body"],
): Promise<Answer> {
  const sent = Object.entries(headers).filter((header): header is [string, string] => header[1] !== null);
  const [hostname = "", port = ""] = host.split(":");
  const request = httpRequest({
    hostname,
    port,
    method,
    path: relativeTarget(host, target),
    headers: Object.fromEntries(sent),
  });
  const answered = new Promise<Answer>((resolve, reject) => {
    request.on("error", reject).on("response", (response) => {
      buffer(response).then((bytes) => {
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, headers: received, body: bytes, code: errorCode(bytes) });
      }, reject);
    });
  });
  if (body instanceof Readable) {
    body.pipe(request);
  } else {
    // Node leaves the length of a DELETE's body out, and the body then counts as another request.
    if (body !== undefined && !request.hasHeader("content-length")) {
      request.setHeader("content-length", Buffer.byteLength(body));
    }
    request.end(body);
  }
  return answered;
}

/** Absolute URLs of the registry's own answers are followed as well. */
function relativeTarget(host: string, target: string): string {
  const origin = `http://${host}`;
  return target.startsWith(origin) ? target.slice(origin.length) : target;
}

function errorCode(body: Buffer): string | undefined {
  try {
    const { errors } = JSON.parse(body.toString()) as { readonly errors?: readonly { readonly code: string }[] };
    return errors?.[0]?.code;
  } catch {
    // No JSON body, so no error body.
    return undefined;
  }
}

function open(parts: RegistryParts, failures: unknown[]): FastifyInstance {
  const log: CloudLog = { ...silentLog, error: (_message, cause) => void failures.push(cause) };
  return createDoorApp(
    {
      name: "public",
      at: { kind: "tcp", host: "127.0.0.1", port: 0 },
      routes: registryRoutes(parts),
      refusal: (refusal) => ({ contentType: "application/json", body: JSON.stringify(refusal) }),
    },
    { log, wall: parts.clocks.wall },
  );
}

function makeRepository(room: ImageRoom, name: string): void {
  try {
    createRepository(room, testScope, { name: parseRepositoryName(name) });
  } catch (error) {
    // After a restart it is there already.
    if (!(error instanceof Error && "code" in error && error.code === "REPOSITORY_ALREADY_EXISTS")) throw error;
  }
}

/** Uploads a blob in one POST and returns its descriptor as a layer. */
export async function postBlob(registry: RegistryServer, name: string, bytes: Uint8Array): Promise<Descriptor> {
  const digest = digestOf(bytes);
  const { status } = await registry.ask("POST", `/v2/${name}/blobs/uploads/?digest=${digest}`, { body: bytes });
  if (status !== 201) throw new Error(`the blob was answered with ${status}`);
  return { mediaType: mediaTypes.ociLayerGzip, digest, size: bytes.byteLength };
}

/** Pushes a manifest as the type that it names itself by. */
export function putManifest(
  registry: RegistryServer,
  target: string,
  manifest: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const type = declaredMediaType(manifest) ?? mediaTypes.ociManifest;
  return registry.ask("PUT", target, { headers: { "content-type": type, ...headers }, body: manifest });
}
