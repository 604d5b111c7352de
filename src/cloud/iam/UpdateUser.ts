import { iamOperation } from "../aws/define-operation.ts";
import { requestedUserArn } from "./requested-identity.ts";
import { findUser, moveUser, requireUser, userArn } from "./users.ts";

/** Gives a user another name or path (IAM API, UpdateUser). */
export const UpdateUser = iamOperation("UpdateUser", {
  access: {
    action: "iam:UpdateUser",
    resource: (input, context) => {
      const { NewPath, NewUserName, UserName } = input;
      const user = findUser(context, UserName);
      const moved = userArn(context, NewPath ?? user?.path ?? "/", NewUserName ?? user?.name ?? UserName);
      return [requestedUserArn(input, context), moved];
    },
  },
  members: ["UserName", "NewPath", "NewUserName"],
  handle({ UserName, NewPath, NewUserName }, context) {
    const user = requireUser(context, UserName);
    moveUser(context, user, { name: NewUserName ?? user.name, path: NewPath ?? user.path });
  },
});
