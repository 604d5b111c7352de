import { iamOperation } from "../aws/define-operation.ts";
import { listPolicyUses } from "./attached-policies.ts";
import { pageOfList } from "./iam-page.ts";
import { requirePolicy } from "./managed-policies.ts";

/** The users and roles that a managed policy is attached to or is the boundary of (IAM API, ListEntitiesForPolicy). */
export const ListEntitiesForPolicy = iamOperation("ListEntitiesForPolicy", {
  access: { action: "iam:ListEntitiesForPolicy", resource: (input) => input.PolicyArn },
  members: ["PolicyArn", "EntityFilter", "PathPrefix", "PolicyUsageFilter", "Marker", "MaxItems"],
  handle(input, context) {
    const policy = requirePolicy(context, input.PolicyArn);
    const uses = listPolicyUses(context, policy, {
      kinds: input.EntityFilter === undefined ? ["User", "Role"] : [input.EntityFilter],
      pathPrefix: input.PathPrefix ?? "/",
      usage: input.PolicyUsageFilter,
    });
    const { entries, continuation } = pageOfList("ListEntitiesForPolicy", input, uses);
    const users = entries.filter(({ kind }) => kind === "user");
    const roles = entries.filter(({ kind }) => kind === "role");
    return {
      PolicyGroups: [],
      PolicyUsers: users.map(({ name, uniqueId }) => ({ UserName: name, UserId: uniqueId })),
      PolicyRoles: roles.map(({ name, uniqueId }) => ({ RoleName: name, RoleId: uniqueId })),
      ...continuation,
    };
  },
});
