import type { Role } from "../aws/models/iam.generated.ts";
import type { IamRoom } from "./iam-room.ts";
import { showPrincipals } from "./policy-principals.ts";
import { encodePolicy } from "./policy-text.ts";
import type { IamRole } from "./roles.ts";
import { boundaryOutput } from "./user-output.ts";

/** A role as CreateRole answers it. */
export function createdRoleOutput(room: IamRoom, role: IamRole): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.uniqueId,
    Arn: role.arn,
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: encodePolicy(showPrincipals(room, role.trustPolicy)),
    ...(role.description === undefined ? {} : { Description: role.description }),
    ...boundaryOutput(role.boundary),
    ...(role.tags.length === 0 ? {} : { Tags: role.tags }),
  };
}

/** A role as listings have it: without tags, boundary and last use. */
export function listedRoleOutput(room: IamRoom, role: IamRole): Role {
  const { Tags, PermissionsBoundary, ...listed } = createdRoleOutput(room, role);
  return { ...listed, MaxSessionDuration: role.maxSessionSeconds };
}

/** A role with all that it has. */
export function wholeRoleOutput(room: IamRoom, role: IamRole): Role {
  const { lastUsed } = role;
  return {
    ...createdRoleOutput(room, role),
    MaxSessionDuration: role.maxSessionSeconds,
    // A role that nobody has used yet has an empty element here.
    RoleLastUsed: lastUsed === undefined ? {} : { LastUsedDate: lastUsed.at, Region: lastUsed.region },
  };
}
