import type { FastifyRequest } from "fastify";
import { ControlProtocolError, controlRequests, mirrorLayerPath } from "../../core/control-protocol.ts";
import { formatMirrorContents, parseImport, parseMirrorName } from "../../core/mirror-images.ts";
import { type Digest, isDigest } from "../../core/oci/digest.ts";
import { bodyChunks } from "../registry/body-chunks.ts";
import type { ControlRoute } from "./control-route.ts";
import { answerJson, jsonRoute } from "./json-route.ts";

/** Largest import, in bytes: the manifests of an image for a hundred platforms take some 300 KiB. */
const maxImportBytes = 64 * 1024 * 1024;

/**
 * What is in the mirror, and how it comes there: first the layers, each by its digest, then, as one, the manifests and the
 * name. They come through this door alone: the mirror's own is for reading.
 */
export const mirrorRoutes: ControlRoute = (app, { mirror }) => {
  const contents = () => formatMirrorContents(mirror.contents());
  jsonRoute(app, controlRequests.mirror, contents);
  const importOne = (body: string): string => {
    mirror.place(parseImport(body));
    return contents();
  };
  jsonRoute(app, controlRequests.importImage, importOne, { maxBodyBytes: maxImportBytes });
  jsonRoute(app, controlRequests.removeImport, (body) => {
    mirror.remove(parseMirrorName(body));
    return contents();
  });
  const path = mirrorLayerPath(":digest");
  answerJson(app, { method: "GET", path }, async (request) =>
    JSON.stringify({ stored: mirror.hasLayer(digestOf(request)) }),
  );
  answerJson(app, { method: "PUT", path }, async (request) => {
    await mirror.addLayer(digestOf(request), bodyChunks(request) ?? new Uint8Array());
    return JSON.stringify({ stored: true });
  });
};

function digestOf({ params }: FastifyRequest): Digest {
  const { digest } = params as { readonly digest: string };
  if (!isDigest(digest)) throw new ControlProtocolError("a layer without a digest");
  return digest;
}
