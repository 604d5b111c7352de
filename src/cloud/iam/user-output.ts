import { findPrincipal } from "../aws/identity.ts";
import type { AttachedPermissionsBoundary, User } from "../aws/models/iam.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import type { IamUser } from "./users.ts";

/** A user as IAM's answers have it; listings leave boundary and tags out. */
export function userOutput(user: IamUser): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.uniqueId,
    Arn: user.arn,
    CreateDate: user.createdAt,
  };
}

/** A user with all that it has. */
export function wholeUserOutput(user: IamUser): User {
  return {
    ...userOutput(user),
    ...boundaryOutput(user.boundary),
    ...(user.tags.length === 0 ? {} : { Tags: user.tags }),
  };
}

/** The root user, as it sees itself. AWS leaves path and name out, which its own model demands. */
export function rootUserOutput({ store, scope, principal }: OperationContext): User {
  return {
    Path: "/",
    UserName: "root",
    UserId: principal.uniqueId,
    Arn: principal.arn,
    CreateDate: new Date(findPrincipal(store, scope.account, principal.uniqueId)?.createdAt ?? 0),
  };
}

/** The member that names a permissions boundary, where there is one. */
export function boundaryOutput(policyArn: string | undefined): {
  readonly PermissionsBoundary?: AttachedPermissionsBoundary;
} {
  if (policyArn === undefined) return {};
  return {
    PermissionsBoundary: {
      PermissionsBoundaryType: "PermissionsBoundaryPolicy",
      PermissionsBoundaryArn: policyArn,
    },
  };
}
