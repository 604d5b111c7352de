import type { IAMClient } from "@aws-sdk/client-iam";
import { InkanError } from "../../core/error.ts";
import { callAws } from "../connect/aws-call.ts";
import { formatTime } from "../report/amounts.ts";
import type { JsonObject, JsonValue } from "../report/json-value.ts";

/**
 * A role with its trust policy, as `iam role` answers it.
 *
 * @throws AwsCallError; InkanError `UNEXPECTED_ANSWER`
 */
export async function getRole(iam: IAMClient, name: string): Promise<JsonObject> {
  const { GetRoleCommand } = await import("@aws-sdk/client-iam");
  const { Role: role } = await callAws(`reading the role ${name}`, () =>
    iam.send(new GetRoleCommand({ RoleName: name })),
  );
  if (role?.RoleName === undefined) {
    throw new InkanError("UNEXPECTED_ANSWER", `IAM answered GetRole for ${name} without a role`);
  }
  const lastUsedAt = role.RoleLastUsed?.LastUsedDate;
  return {
    name: role.RoleName,
    arn: role.Arn ?? null,
    id: role.RoleId ?? null,
    path: role.Path ?? "/",
    description: role.Description ?? "",
    createdAt: role.CreateDate === undefined ? null : formatTime(role.CreateDate),
    lastUsedAt: lastUsedAt === undefined ? null : formatTime(lastUsedAt),
    maxSessionSeconds: role.MaxSessionDuration ?? null,
    permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    tags: Object.fromEntries((role.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
    trustPolicy: readPolicy(role.AssumeRolePolicyDocument, name),
  };
}

/** IAM answers policies percent-encoded (IAM API, `Role`: "URL-encoded compliant with RFC 3986"). */
function readPolicy(encoded: string | undefined, role: string): JsonValue {
  try {
    return JSON.parse(decodeURIComponent(encoded ?? "null")) as JsonValue;
  } catch (cause) {
    throw new InkanError("UNEXPECTED_ANSWER", `the trust policy of ${role} cannot be read`, { cause });
  }
}
