import { iamOperation } from "../aws/define-operation.ts";
import { readIamPage } from "./iam-page.ts";
import { iamArn } from "./iam-room.ts";
import { listedRoleOutput } from "./role-output.ts";
import { listRoles } from "./roles.ts";

/** The roles of the account (IAM API, ListRoles). */
export const ListRoles = iamOperation("ListRoles", {
  access: { action: "iam:ListRoles", resource: (input, context) => iamArn(context, `role${input.PathPrefix ?? "/"}`) },
  members: ["PathPrefix", "Marker", "MaxItems"],
  handle(input, context) {
    const { entries, continuation } = readIamPage(
      "ListRoles",
      input,
      (slice) => listRoles(context, input.PathPrefix ?? "/", slice),
      (role) => role.name,
    );
    return { Roles: entries.map((role) => listedRoleOutput(context, role)), ...continuation };
  },
});
