import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a cloud has said is done, so that it must be there after any crash. */
export type Acknowledged =
  | { readonly kind: "blob"; readonly repository: string; readonly digest: string }
  | {
      readonly kind: "manifest";
      readonly repository: string;
      /** A tag or a digest. */
      readonly reference: string;
      readonly digest: string;
      readonly bytes: Uint8Array;
    }
  /** Bytes of an upload under way: `received` from its start. */
  | { readonly kind: "part"; readonly location: string; readonly received: number };

/** A proxy in front of a cloud that notes what is asked and what is acknowledged. */
export type RecordingProxy = {
  readonly port: number;
  /** In the order in which the answers came. */
  readonly acknowledged: readonly Acknowledged[];
  /** Every path that a PUT was sent to. */
  readonly asked: ReadonlySet<string>;
  /** The paths of PUTs that were not answered: whether they took place is open. */
  readonly unanswered: ReadonlySet<string>;
  readonly requests: () => number;
  /** Called with each request's number, from 1, before it is passed on. */
  onRequest: (number: number) => void;
  close(): Promise<void>;
};

/** Largest body that is kept, in bytes: a manifest's limit. */
const keptBodyBytes = 4 * 1024 * 1024;

const manifestPath = /^\/v2\/(.+)\/manifests\/([^/]+)$/;
const uploadPath = /^\/v2\/(.+)\/blobs\/uploads\/[^/]+$/;

/** Opens a proxy to a cloud on this machine. Requests keep their Host, so that signatures stay valid. */
export async function openRecordingProxy(target: number): Promise<RecordingProxy> {
  const acknowledged: Acknowledged[] = [];
  const asked = new Set<string>();
  const unanswered = new Set<string>();
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    proxy.onRequest(requests);
    const path = pathOf(incoming);
    if (incoming.method === "PUT") {
      asked.add(path);
      unanswered.add(path);
    }
    const onAnswer = (answer: IncomingMessage, sent: Uint8Array) => {
      unanswered.delete(path);
      const fact = acknowledgedBy(incoming, answer, sent);
      if (fact !== undefined) acknowledged.push(fact);
    };
    pass(incoming, outgoing, target, onAnswer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy: RecordingProxy = {
    port: (server.address() as AddressInfo).port,
    acknowledged,
    asked,
    unanswered,
    requests: () => requests,
    onRequest: () => {},
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}

/** Passes a request on and its answer back; either side's end ends the other. */
function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: number,
  onAnswer: (answer: IncomingMessage, sent: Uint8Array) => void,
): void {
  const { method, url, headers } = incoming;
  const upstream = request({ host: "127.0.0.1", port: target, method, path: url, headers, agent: false });
  const sent: Buffer[] = [];
  let kept = 0;
  incoming.on("data", (chunk: Buffer) => {
    kept += chunk.byteLength;
    if (kept <= keptBodyBytes) sent.push(chunk);
  });
  incoming.on("error", () => upstream.destroy());
  upstream.on("error", () => outgoing.destroy());
  upstream.on("response", (answer) => {
    onAnswer(answer, Buffer.concat(sent));
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.on("error", () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  incoming.pipe(upstream);
}

function acknowledgedBy(
  incoming: IncomingMessage,
  { statusCode: status, headers }: IncomingMessage,
  sent: Uint8Array,
): Acknowledged | undefined {
  const path = pathOf(incoming);
  const digest = headers["docker-content-digest"];
  const manifest = manifestPath.exec(path);
  if (incoming.method === "PUT" && status === 201 && typeof digest === "string") {
    const upload = uploadPath.exec(path);
    if (manifest?.[1] !== undefined && manifest[2] !== undefined) {
      return { kind: "manifest", repository: manifest[1], reference: manifest[2], digest, bytes: sent };
    }
    if (upload?.[1] !== undefined) return { kind: "blob", repository: upload[1], digest };
  }
  if (incoming.method === "PATCH" && (status === 202 || status === 201) && headers.location !== undefined) {
    const last = Number(headers.range?.split("-")[1]);
    return { kind: "part", location: new URL(headers.location, "http://localhost").pathname, received: last + 1 };
  }
  return undefined;
}

function pathOf(incoming: IncomingMessage): string {
  return new URL(incoming.url ?? "/", "http://localhost").pathname;
}
