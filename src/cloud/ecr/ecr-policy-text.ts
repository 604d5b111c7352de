import type { ResourcePolicy } from "../../core/iam/evaluate-access.ts";
import { parsePolicyDocument } from "../../core/iam/parse-policy-document.ts";
import { considerAccess } from "../aws/authorize.ts";
import type { OperationContext } from "../aws/operation.ts";
import { keepPrincipals } from "../iam/policy-principals.ts";
import { invalidParameter } from "./ecr-error.ts";

/**
 * The text of a repository's or registry's policy as the store keeps it.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function acceptEcrPolicy(text: string, owner: "repository" | "registry", context: OperationContext): string {
  const parsed = parsePolicyDocument(text, "resource");
  const policy = parsed.kind === "faulty" ? parsed : keepPrincipals(context, text);
  if (policy.kind === "kept") return policy.text;
  throw invalidParameter("PolicyText", `Invalid ${owner} policy provided`);
}

/**
 * Refuses a policy under which its caller could not set another one. AWS's own sentence is not known.
 *
 * @param hint what else can be done
 * @throws AwsError `InvalidParameterException`
 */
export function refuseLockout(
  context: OperationContext,
  asked: { readonly action: string; readonly resource: string; readonly resourcePolicy: ResourcePolicy },
  hint: string,
): void {
  const { decision } = considerAccess(context.store, context.principal, { ...asked, conditions: context.requestKeys });
  if (decision.kind === "allow") return;
  throw invalidParameter("PolicyText", `The policy would keep its own caller from changing it; ${hint}`);
}
