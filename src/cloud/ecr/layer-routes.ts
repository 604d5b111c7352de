import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { checkLayerUrl, layerUrlPrefix } from "../aws/layer-url.ts";
import type { ImageRoom } from "../images/image-types.ts";
import { openLayer } from "../images/layers.ts";
import { findRepository } from "../images/repositories.ts";
import { sendBlob } from "../registry/send-blob.ts";

/** S3's refusals of a presigned URL (Amazon S3 API, "Error responses"). */
const refusals = {
  expired: { status: 403, code: "AccessDenied", message: "Request has expired" },
  unknown: {
    status: 403,
    code: "SignatureDoesNotMatch",
    message:
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  },
  missing: { status: 404, code: "NoSuchKey", message: "The specified key does not exist." },
  outside: { status: 416, code: "InvalidRange", message: "The requested range is not satisfiable" },
} as const;

/**
 * The layers behind the URLs of GetDownloadUrlForLayer, for whoever holds one. At AWS these are presigned URLs of S3, so
 * ranges work and refusals are S3's.
 */
export function layerRoutes(room: ImageRoom): (app: FastifyInstance) => void {
  return (app) => {
    app.get(`${layerUrlPrefix}*`, { exposeHeadRoute: false }, (request, reply) => {
      const refusal = sendLayer(room, request, reply);
      if (refusal !== undefined) refuse(refusal, request, reply);
    });
  };
}

function sendLayer(room: ImageRoom, request: FastifyRequest, reply: FastifyReply): keyof typeof refusals | undefined {
  const url = checkLayerUrl(room.store, request.raw.url ?? "", room.clocks.wall());
  if (url.kind !== "valid") return url.kind;
  const repository = findRepository(room, url.scope, url.repository);
  const layer = repository && openLayer(room, repository, url.digest);
  if (layer === undefined) return "missing";
  if (sendBlob(layer, url.digest, request, reply)) return undefined;
  reply.header("content-range", `bytes */${layer.size}`);
  return "outside";
}

function refuse(refusal: keyof typeof refusals, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message } = refusals[refusal];
  // None of the three texts has a character that XML would need escaped.
  const fields = `<Code>${code}</Code><Message>${message}</Message><RequestId>${request.id}</RequestId>`;
  reply
    .code(status)
    .header("content-type", "application/xml")
    .send(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${fields}</Error>`);
}
