import { evaluateAccess } from "../../core/iam/evaluate-access.ts";
import { lookUpKeys } from "../aws/access/condition-keys.ts";
import { findRequestedResource } from "../aws/access/requested-resource.ts";
import { resourceKeys, resourcePolicy } from "../aws/access/resource-access.ts";
import { AwsError } from "../aws/aws-error.ts";
import { unsignedStsOperation } from "../aws/define-operation.ts";
import type { AssumeRoleWithWebIdentityRequest } from "../aws/models/sts.generated.ts";
import type { UnsignedContext } from "../aws/operation.ts";
import type { IamRole } from "../iam/roles.ts";
import { findRoleByArn, readRoleArn } from "./requested-role.ts";
import { startRoleSession } from "./role-session.ts";
import { checkWebIdentity, type WebIdentity } from "./web-identity.ts";

/**
 * Temporary credentials of a role for the bearer of a token whose issuer the account knows and the role trusts (AWS STS API,
 * AssumeRoleWithWebIdentity). The token stands for a signature.
 */
export const AssumeRoleWithWebIdentity = unsignedStsOperation("AssumeRoleWithWebIdentity", {
  members: ["RoleArn", "RoleSessionName", "WebIdentityToken", "PolicyArns", "Policy", "DurationSeconds"],
  async handle(input, context) {
    const { account } = readRoleArn(input.RoleArn);
    const identity = await checkWebIdentity(context.store, account, input.WebIdentityToken, context.clocks.wall());
    const role = trustingRole(input, identity, context);
    const started = startRoleSession(context, account, role, {
      ...input,
      tags: [],
      transitiveTagKeys: [],
      sourceIdentity: undefined,
      provider: identity.providerArn,
      isChained: false,
      region: String(context.requestKeys()["aws:RequestedRegion"]),
    });
    const { subject, audience, providerArn } = identity;
    return { ...started, SubjectFromWebIdentityToken: subject, Provider: providerArn, Audience: audience };
  },
});

const action = "sts:AssumeRoleWithWebIdentity";

/** The role, where it is there and its trust policy lets the bearer in. @throws AwsError `AccessDenied` */
function trustingRole(
  input: AssumeRoleWithWebIdentityRequest,
  identity: WebIdentity,
  context: UnsignedContext,
): IamRole {
  const { store } = context;
  const role = findRoleByArn(context, input.RoleArn);
  const resource = findRequestedResource(store, input.RoleArn);
  const policy = resourcePolicy(resource, action);
  const { account } = readRoleArn(input.RoleArn);
  const conditions = () => ({
    ...identity.conditions,
    "aws:FederatedProvider": identity.providerArn,
    "sts:RoleSessionName": input.RoleSessionName,
  });
  const decision = evaluateAccess(
    {
      principal: { kind: "web-identity", account, providerArn: identity.providerArn },
      action,
      resource: input.RoleArn,
      context: lookUpKeys([context.requestKeys, () => resourceKeys(store, resource), conditions]),
    },
    { identity: [], ...(policy === undefined ? {} : { resource: policy }) },
  );
  if (role !== undefined && decision.kind === "allow") return role;
  throw new AwsError("AccessDenied", `Not authorized to perform ${action}`, { status: 403 });
}
