import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { repositoryArn } from "../../core/aws/arn.ts";
import { requestKeys } from "../aws/access/condition-keys.ts";
import type { Authorize } from "../aws/authorize.ts";
import { checkLayerUrl, type LayerUrlCheck, layerUrlPrefix } from "../aws/layer-url.ts";
import type { ImageRoom } from "../images/image-types.ts";
import { openLayer } from "../images/layers.ts";
import { findRepository } from "../images/repositories.ts";
import { requestedEndpoint } from "../listen/authority.ts";
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
  denied: { status: 403, code: "AccessDenied", message: "Access Denied" },
  missing: { status: 404, code: "NoSuchKey", message: "The specified key does not exist." },
  outside: { status: 416, code: "InvalidRange", message: "The requested range is not satisfiable" },
} as const;

/** What the principal behind a URL must be allowed. */
const action = "ecr:GetDownloadUrlForLayer";

type ValidLayerUrl = Extract<LayerUrlCheck, { readonly kind: "valid" }>;

/** What layers are sent with. */
export type LayerParts = ImageRoom & { readonly authorize: Authorize };

/**
 * The layers behind the URLs of GetDownloadUrlForLayer, for whoever holds one while its principal may have the layer. At
 * AWS these are presigned URLs of S3, so ranges work and refusals are S3's.
 */
export function layerRoutes(parts: LayerParts): (app: FastifyInstance) => void {
  return (app) => {
    app.get(`${layerUrlPrefix}*`, { exposeHeadRoute: false }, (request, reply) => {
      const refusal = sendLayer(parts, request, reply);
      if (refusal !== undefined) refuse(refusal, request, reply);
    });
  };
}

function sendLayer(parts: LayerParts, request: FastifyRequest, reply: FastifyReply): keyof typeof refusals | undefined {
  request.operation = action;
  const url = checkLayerUrl(parts.store, request.raw.url ?? "", parts.clocks.wall());
  if (url.kind !== "valid") return url.kind;
  request.principalArn = url.principal.arn;
  if (!isPermitted(parts, url, request)) return "denied";
  const repository = findRepository(parts, url.scope, url.repository);
  const layer = repository && openLayer(parts, repository, url.digest);
  if (layer === undefined) return "missing";
  if (sendBlob(layer, url.digest, request, reply)) return undefined;
  reply.header("content-range", `bytes */${layer.size}`);
  return "outside";
}

function isPermitted(parts: LayerParts, url: ValidLayerUrl, request: FastifyRequest): boolean {
  const { principal, scope, repository } = url;
  const conditions = () =>
    requestKeys({
      region: scope.region,
      endpoint: requestedEndpoint(request),
      sourceAddress: request.ip,
      userAgent: request.headers["user-agent"],
      wallNow: parts.clocks.wall(),
    });
  return parts.authorize(principal, action, repositoryArn(scope, repository), conditions).kind === "allow";
}

function refuse(refusal: keyof typeof refusals, request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message } = refusals[refusal];
  // None of these texts has a character that XML would need escaped.
  const fields = `<Code>${code}</Code><Message>${message}</Message><RequestId>${request.id}</RequestId>`;
  reply
    .code(status)
    .header("content-type", "application/xml")
    .send(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${fields}</Error>`);
}
