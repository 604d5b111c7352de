import { parseArn } from "../../core/aws/arn.ts";
import type { AccountId } from "../../core/aws/scope.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { UnsignedContext } from "../aws/operation.ts";
import { findRole, type IamRole } from "../iam/roles.ts";

/** The account and name in a role's ARN. */
export type RoleAddress = { readonly account: AccountId; readonly name: string };

/** Reads a `RoleArn`. @throws AwsError `ValidationError` */
export function readRoleArn(text: string): RoleAddress {
  const arn = parseArn(text);
  const name = arn?.service === "iam" ? /^role\/(?:.*\/)?([^/]+)$/s.exec(arn.resource)?.[1] : undefined;
  if (arn === undefined || arn.account === "" || name === undefined) {
    throw new AwsError("ValidationError", `${text} is invalid`);
  }
  return { account: arn.account, name };
}

/** The role of that ARN, or undefined. @throws AwsError `ValidationError` where it is the ARN of no role */
export function findRoleByArn(
  { store, clocks }: Pick<UnsignedContext, "store" | "clocks">,
  text: string,
): IamRole | undefined {
  const { account, name } = readRoleArn(text);
  const role = findRole({ store, clocks, scope: { account } }, name);
  return role?.arn === text ? role : undefined;
}
