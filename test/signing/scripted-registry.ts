import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Digest, digestOf } from "../../src/core/oci/digest.ts";
import type { Descriptor } from "../../src/core/oci/manifest.ts";
import { mediaTypes } from "../../src/core/oci/media-types.ts";
import { type Cloud, connectCloud } from "../../src/tools/connect/cloud.ts";

/** What a path answers; without one it is 404. */
export type Answer = { readonly status?: number; readonly type?: string; readonly body?: Uint8Array | string };

/** A registry that answers whatever it is told to, which no real one would: for what a verifier must not believe. */
export type ScriptedRegistry = AsyncDisposable & {
  /** `127.0.0.1:PORT/app`. */
  readonly name: string;
  readonly cloud: Cloud;
  /** Requests so far, `GET /v2/…`. */
  readonly requests: readonly string[];
  answer(path: string, answer: Answer): void;
  /** Serves a manifest by digest and, where given, by tag; returns its descriptor. */
  manifest(value: object | Uint8Array, options?: { readonly tag?: string; readonly type?: string }): Descriptor;
  /** Serves a blob; returns its descriptor. */
  blob(bytes: Uint8Array, mediaType: string): Descriptor;
  /** Serves the referrers API's answer for a digest. */
  referrers(subject: Digest, manifests: readonly object[], type?: string): void;
};

export async function startScriptedRegistry(): Promise<ScriptedRegistry> {
  const answers = new Map<string, Answer>([["/v2/", { body: "{}", type: "application/json" }]]);
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    requests.push(`${request.method} ${path}`);
    const { status = 200, type = "application/octet-stream", body = "" } = answers.get(path) ?? { status: 404 };
    const bytes = Buffer.from(body);
    response.writeHead(status, {
      "content-type": type,
      "content-length": bytes.byteLength,
      ...(path.includes("/manifests/") && status === 200 ? { "docker-content-digest": digestOf(bytes) } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : bytes);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const encode = (value: object) => new TextEncoder().encode(JSON.stringify(value));
  const answer: ScriptedRegistry["answer"] = (path, given) => void answers.set(path, given);
  return {
    name: `${host}/app`,
    cloud: await connectCloud({ env: { DOCKER_CONFIG: "/nonexistent" } }),
    requests,
    answer,
    manifest: (value, { tag, type = mediaTypes.ociManifest } = {}) => {
      const body = value instanceof Uint8Array ? value : encode(value);
      const digest = digestOf(body);
      for (const reference of [digest, ...(tag === undefined ? [] : [tag])]) {
        answer(`/v2/app/manifests/${reference}`, { type, body });
      }
      return { mediaType: type, size: body.byteLength, digest };
    },
    blob: (body, mediaType) => {
      const digest = digestOf(body);
      answer(`/v2/app/blobs/${digest}`, { body });
      return { mediaType, size: body.byteLength, digest };
    },
    referrers: (subject, manifests, type = mediaTypes.ociIndex) => {
      const body = encode({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests });
      answer(`/v2/app/referrers/${subject}`, { type, body });
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
