import type { OperationContext } from "../aws/operation.ts";
import { validationError } from "./iam-errors.ts";
import type { IamRoom } from "./iam-room.ts";
import { findRole, roleArn } from "./roles.ts";
import { findUser, findUserById, type IamUser, requireUser, userArn } from "./users.ts";

/** The ARN that access to a user of that name is about: with the user's path, where the user exists. */
export function requestedUserArn(input: { readonly UserName: string }, room: IamRoom): string {
  return findUser(room, input.UserName)?.arn ?? userArn(room, "/", input.UserName);
}

/** The ARN that access to a role of that name is about: with the role's path, where the role exists. */
export function requestedRoleArn(input: { readonly RoleName: string }, room: IamRoom): string {
  return findRole(room, input.RoleName)?.arn ?? roleArn(room, "/", input.RoleName);
}

/** As `requestedUserArn`, for operations that are about the caller where no name is given. */
export function requestedOrOwnArn(
  input: { readonly UserName?: string | undefined },
  context: OperationContext,
): string {
  const { UserName } = input;
  return UserName === undefined ? context.principal.arn : requestedUserArn({ UserName }, context);
}

/**
 * The user of that name, or the caller where no name is given.
 *
 * @throws AwsError `NoSuchEntity`; `ValidationError` where the caller is no user
 */
export function requireUserOrCaller(userName: string | undefined, context: OperationContext): IamUser {
  if (userName !== undefined) return requireUser(context, userName);
  const caller = findUserById(context, context.principal.uniqueId);
  if (caller === undefined) throw validationError("Must specify userName when calling with non-User credentials");
  return caller;
}
