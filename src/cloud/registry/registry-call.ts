import type { FastifyReply, FastifyRequest } from "fastify";
import { repositoryArn } from "../../core/aws/arn.ts";
import type { Scope } from "../../core/aws/scope.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import { requestKeys } from "../aws/access/condition-keys.ts";
import { type Authorize, denialSentence } from "../aws/authorize.ts";
import type { RequestedEndpoint } from "../aws/operation.ts";
import type { ImageRoom } from "../images/image-types.ts";
import type { Principal } from "../principal.ts";
import { RegistryError } from "./registry-error.ts";

/** What the registry is made of. */
export type RegistryParts = ImageRoom & { readonly authorize: Authorize };

/** What reading something takes, once it is decided that it may be read. */
export type RegistryRead = {
  readonly parts: ImageRoom;
  readonly scope: Scope;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** One authenticated request. */
export type RegistryCall = RegistryRead & {
  readonly parts: RegistryParts;
  readonly principal: Principal;
  readonly endpoint: RequestedEndpoint;
  readonly query: URLSearchParams;
};

/** What the API calls each thing that `/v2` does (Amazon ECR User Guide, "CloudTrail" names them for registry calls). */
export type RegistryAction =
  | "ecr:BatchCheckLayerAvailability"
  | "ecr:BatchDeleteImage"
  | "ecr:BatchGetImage"
  | "ecr:CompleteLayerUpload"
  | "ecr:DescribeRepositories"
  | "ecr:GetAuthorizationToken"
  | "ecr:GetDownloadUrlForLayer"
  | "ecr:InitiateLayerUpload"
  | "ecr:ListImages"
  | "ecr:PutImage"
  | "ecr:UploadLayerPart";

/** Whether the caller may do this to the repository, or to all of them with `*`. */
export function isPermitted(call: RegistryCall, action: RegistryAction, name: RepositoryName | "*"): boolean {
  return decide(call, action, resourceOf(call, name)).kind === "allow";
}

/**
 * Lets only those through who may do this to the repository, or to all of them with `*`.
 *
 * @throws RegistryError `denied`, with AWS's sentence
 */
export function permit(call: RegistryCall, action: RegistryAction, name: RepositoryName | "*"): void {
  const resource = resourceOf(call, name);
  const decision = decide(call, action, resource);
  if (decision.kind === "allow") return;
  throw new RegistryError("denied", denialSentence(call.principal, action, resource, decision));
}

function resourceOf(call: RegistryCall, name: RepositoryName | "*"): string {
  return name === "*" ? "*" : repositoryArn(call.scope, name);
}

function decide(call: RegistryCall, action: RegistryAction, resource: string): ReturnType<Authorize> {
  const { parts, scope, endpoint, request } = call;
  const conditions = () =>
    requestKeys({
      region: scope.region,
      endpoint,
      sourceAddress: request.ip,
      userAgent: request.headers["user-agent"],
      wallNow: parts.clocks.wall(),
    });
  return parts.authorize(call.principal, action, resource, conditions);
}

/** The absolute URL of a path of this registry, at the address that was asked. */
export function absoluteUrl(call: RegistryCall, path: string): string {
  return `${call.endpoint.scheme}://${call.endpoint.authority}${path}`;
}
