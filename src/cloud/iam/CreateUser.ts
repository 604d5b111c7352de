import { iamOperation } from "../aws/define-operation.ts";
import { checkBoundary } from "./attached-policies.ts";
import { mergeTags } from "./tags.ts";
import { wholeUserOutput } from "./user-output.ts";
import { createUser, userArn } from "./users.ts";

/** Makes a user (IAM API, CreateUser). */
export const CreateUser = iamOperation("CreateUser", {
  access: {
    action: "iam:CreateUser",
    resource: (input, context) => userArn(context, input.Path ?? "/", input.UserName),
  },
  members: ["Path", "UserName", "PermissionsBoundary", "Tags"],
  handle({ Path = "/", UserName, PermissionsBoundary, Tags = [] }, context) {
    if (PermissionsBoundary !== undefined) checkBoundary(context, PermissionsBoundary);
    const tags = mergeTags([], Tags, "ignored");
    const user = createUser(context, { name: UserName, path: Path, boundary: PermissionsBoundary, tags });
    return { User: wholeUserOutput(user) };
  },
});
