import { keyArn } from "../../core/aws/arn.ts";
import type { ImageRegistry, RoleDescription } from "../../core/image-registry/describe-image-registry.ts";
import { nameSome } from "../../core/name-some.ts";
import { actionFor, differ, differInPolicy, readPolicy } from "./differences.ts";
import type { FoundRegistry, FoundRole } from "./found-registry.ts";
import { otherRegionsOf } from "./other-regions.ts";
import type { PlannedResource } from "./registry-plan.ts";

/** Stands in a plan for the ARN of a key that is still to be made. */
const unknownKeyArn = "(the new key's ARN)";

/** Characters of a key's id: a UUID, or `mrk-` and 32 digits. */
const keyIdLength = 36;

/** Characters without white space of all policies in a role (IAM User Guide, "IAM and AWS STS quotas"). */
const maxRolePolicyLength = 10_240;

/** The role as it is beside its description. */
export function planRole(description: RoleDescription, found: FoundRole | undefined): PlannedResource {
  const { name, arn } = description;
  const differences = [
    ...differ("description", found?.description, description.description),
    ...differ("maxSessionSeconds", found?.maxSessionSeconds, description.maxSessionSeconds),
    ...differInPolicy("trustPolicy", found?.trustPolicy, description.trustPolicy),
  ];
  const role = { kind: "role", name, differences } as const;
  if (found === undefined || found.arn === arn) return { ...role, action: actionFor(found, differences) };
  const note = `the role of this name is ${found.arn}, and IAM moves no role: choose another name with --role`;
  return { ...role, action: "blocked", note };
}

/** The one policy that is written into the role. */
export function planRolePolicy(registry: ImageRegistry, found: FoundRegistry): PlannedResource {
  const { role } = registry;
  const { policyName } = role;
  const current = found.role?.inlinePolicies.get(policyName);
  const differences = differInPolicy("policy", current, role.policy(found.key?.arn ?? unknownKeyArn));
  const policy = { kind: "role-policy", name: `${role.name}/${policyName}`, policyName, differences } as const;
  const { length } = JSON.stringify(role.policy(found.key?.arn ?? keyArn(registry.scope, "0".repeat(keyIdLength))));
  if (length > maxRolePolicyLength) {
    const note = `the policy would have ${length} characters, of which IAM takes ${maxRolePolicyLength}: choose fewer repositories, or shorter names`;
    return { ...policy, action: "blocked", note };
  }
  const action = actionFor(current, differences);
  const others = found.role === undefined ? [] : otherRegionsOf(registry, found.role);
  const note = `the role is for ${nameSome(others)}, where it may push and sign no more then: choose another name with --role`;
  return { ...policy, action, ...(others.length === 0 ? {} : { note }) };
}

/** Whatever grants the role more than is described. */
export function planForeignGrants(role: RoleDescription, found: FoundRole | undefined): readonly PlannedResource[] {
  if (found === undefined) return [];
  const { name: roleName, policyName: ownName } = role;
  const inline = [...found.inlinePolicies].filter(([policyName]) => policyName !== ownName);
  return [
    ...inline.map(([policyName, text]): PlannedResource => {
      const differences = [{ field: "policy", from: readPolicy(text), to: null }];
      return { kind: "role-policy", name: `${roleName}/${policyName}`, policyName, action: "delete", differences };
    }),
    ...found.attachedPolicies.map((policyArn): PlannedResource => {
      const differences = [{ field: "attached", from: true, to: false }];
      return { kind: "role-attachment", name: `${roleName}/${policyArn}`, policyArn, action: "delete", differences };
    }),
  ];
}
