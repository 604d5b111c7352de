import { iamOperation } from "../aws/define-operation.ts";
import { readIamPage } from "./iam-page.ts";
import { iamArn } from "./iam-room.ts";
import { userOutput } from "./user-output.ts";
import { listUsers } from "./users.ts";

/** The users of the account (IAM API, ListUsers). */
export const ListUsers = iamOperation("ListUsers", {
  access: { action: "iam:ListUsers", resource: (input, context) => iamArn(context, `user${input.PathPrefix ?? "/"}`) },
  members: ["PathPrefix", "Marker", "MaxItems"],
  handle(input, context) {
    const { entries, continuation } = readIamPage(
      "ListUsers",
      input,
      (slice) => listUsers(context, input.PathPrefix ?? "/", slice),
      (user) => user.name,
    );
    return { Users: entries.map(userOutput), ...continuation };
  },
});
