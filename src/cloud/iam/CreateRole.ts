import { iamOperation } from "../aws/define-operation.ts";
import { checkBoundary } from "./attached-policies.ts";
import { createdRoleOutput } from "./role-output.ts";
import { createRole, defaultMaxSessionSeconds, roleArn } from "./roles.ts";
import { mergeTags } from "./tags.ts";
import { acceptTrustPolicy } from "./trust-policies.ts";

/** Makes a role (IAM API, CreateRole). */
export const CreateRole = iamOperation("CreateRole", {
  access: {
    action: "iam:CreateRole",
    resource: (input, context) => roleArn(context, input.Path ?? "/", input.RoleName),
  },
  members: [
    "Path",
    "RoleName",
    "AssumeRolePolicyDocument",
    "Description",
    "MaxSessionDuration",
    "PermissionsBoundary",
    "Tags",
  ],
  handle(input, context) {
    if (input.PermissionsBoundary !== undefined) checkBoundary(context, input.PermissionsBoundary);
    const role = createRole(context, {
      name: input.RoleName,
      path: input.Path ?? "/",
      trustPolicy: acceptTrustPolicy(context, input.AssumeRolePolicyDocument),
      description: input.Description,
      maxSessionSeconds: input.MaxSessionDuration ?? defaultMaxSessionSeconds,
      boundary: input.PermissionsBoundary,
      tags: mergeTags([], input.Tags ?? [], "ignored"),
    });
    return { Role: createdRoleOutput(context, role) };
  },
});
