import { denialSentence } from "../aws/authorize.ts";
import { AwsError } from "../aws/aws-error.ts";
import { stsOperation } from "../aws/define-operation.ts";
import type { AssumeRoleRequest, Tag } from "../aws/models/sts.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import type { Principal } from "../principal.ts";
import { findRoleByArn, readRoleArn } from "./requested-role.ts";
import { startRoleSession } from "./role-session.ts";

/**
 * Temporary credentials of a role, for whom its trust policy lets in: by name, or through the account together with the
 * caller's own policies (AWS STS API, AssumeRole).
 */
export const AssumeRole = stsOperation("AssumeRole", {
  access: {
    action: "sts:AssumeRole",
    alsoActions: (input, { principal }) => [
      ...(sessionTags(input, principal).length > 0 ? ["sts:TagSession"] : []),
      ...(sourceIdentity(input, principal) === undefined ? [] : ["sts:SetSourceIdentity"]),
    ],
    resource({ RoleArn }, { principal }) {
      readRoleArn(RoleArn);
      if (principal.kind === "root") throw accessDenied("Roles may not be assumed by root accounts.");
      return RoleArn;
    },
    conditions: (input, { principal }) => ({
      "sts:RoleSessionName": input.RoleSessionName,
      ...(input.ExternalId === undefined ? {} : { "sts:ExternalId": input.ExternalId }),
      ...(input.TransitiveTagKeys === undefined ? {} : { "sts:TransitiveTagKeys": input.TransitiveTagKeys }),
      ...sourceIdentityKey(sourceIdentity(input, principal)),
    }),
  },
  members: [
    "RoleArn",
    "RoleSessionName",
    "PolicyArns",
    "Policy",
    "DurationSeconds",
    "Tags",
    "TransitiveTagKeys",
    "ExternalId",
    "SourceIdentity",
  ],
  handle(input, context) {
    const { principal } = context;
    const role = findRoleByArn(context, input.RoleArn);
    if (role === undefined) throw notAllowed("sts:AssumeRole", input, context);
    if (sourceIdentity(input, principal) !== (input.SourceIdentity ?? principal.session?.sourceIdentity)) {
      throw notAllowed("sts:SetSourceIdentity", input, context);
    }
    checkTags(input, principal);
    return startRoleSession(context, readRoleArn(input.RoleArn).account, role, {
      ...input,
      tags: sessionTags(input, principal),
      transitiveTagKeys: [...inheritedTags(principal).map(({ Key }) => Key), ...(input.TransitiveTagKeys ?? [])],
      sourceIdentity: sourceIdentity(input, principal),
      provider: undefined,
      isChained: principal.kind === "role-session",
      region: context.scope.region,
    });
  },
});

/** Tags that a session passes on to each role that is assumed from it. */
function inheritedTags({ session }: Principal): readonly Tag[] {
  return session?.tags.filter(({ Key }) => session.transitiveTagKeys.includes(Key)) ?? [];
}

function sessionTags({ Tags = [] }: AssumeRoleRequest, principal: Principal): readonly Tag[] {
  return [...inheritedTags(principal), ...Tags];
}

/** Once it has been set it stays, whatever role is assumed next (IAM User Guide, "Monitor and control actions taken with assumed roles"). */
function sourceIdentity({ SourceIdentity }: AssumeRoleRequest, { session }: Principal): string | undefined {
  return session?.sourceIdentity ?? SourceIdentity;
}

function sourceIdentityKey(identity: string | undefined): Readonly<Record<string, string>> {
  return identity === undefined ? {} : { "sts:SourceIdentity": identity };
}

function checkTags(input: AssumeRoleRequest, principal: Principal): void {
  const keys = sessionTags(input, principal).map(({ Key }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw new AwsError(
      "InvalidParameterValue",
      "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    );
  }
  const passed = new Set(input.Tags?.map(({ Key }) => Key));
  const unknown = input.TransitiveTagKeys?.find((key) => !passed.has(key));
  // AWS's own sentence is not known.
  if (unknown !== undefined) {
    throw new AwsError("InvalidParameterValue", `The transitive tag key ${unknown} is not among the passed tags.`);
  }
}

/** A role that is not there is refused like one that may not be assumed. */
function notAllowed(action: string, { RoleArn }: AssumeRoleRequest, { principal }: OperationContext): AwsError {
  return accessDenied(denialSentence(principal, action, RoleArn, { kind: "deny", reason: "" }));
}

function accessDenied(message: string): AwsError {
  return new AwsError("AccessDenied", message, { status: 403 });
}
