import { repositoryArn } from "../../core/aws/arn.ts";
import { parsePolicyDocument } from "../../core/iam/parse-policy-document.ts";
import { readStoredPolicy } from "../aws/access/stored-policy.ts";
import { considerAccess } from "../aws/authorize.ts";
import type { OperationContext } from "../aws/operation.ts";
import { keepPrincipals } from "../iam/policy-principals.ts";
import type { Repository } from "../images/image-types.ts";
import { setRepositoryPolicy } from "../images/repository-settings.ts";
import { invalidParameter } from "./ecr-error.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryPolicyOutput } from "./repository-policy-output.ts";

/** Sets who else may use a repository (Amazon ECR API, SetRepositoryPolicy). */
export const SetRepositoryPolicy = repositoryOperation("SetRepositoryPolicy", {
  members: ["registryId", "repositoryName", "policyText", "force"],
  handle({ policyText, force }, repository, context) {
    const text = acceptPolicy(policyText, context);
    if (force !== true) refuseLockout(text, repository, context);
    return repositoryPolicyOutput(context, setRepositoryPolicy(context, repository, text));
  },
});

function acceptPolicy(text: string, context: OperationContext): string {
  const parsed = parsePolicyDocument(text, "resource");
  const policy = parsed.kind === "faulty" ? parsed : keepPrincipals(context, text);
  if (policy.kind === "kept") return policy.text;
  throw invalidParameter("PolicyText", "Invalid repository policy provided");
}

/** Refuses a policy under which the caller could not set another one. AWS's own sentence is not known. */
function refuseLockout(text: string, { name, scope }: Repository, context: OperationContext): void {
  const { decision } = considerAccess(context.store, context.principal, {
    action: "ecr:SetRepositoryPolicy",
    resource: repositoryArn(scope, name),
    conditions: context.requestKeys,
    resourcePolicy: { policy: { name, document: readStoredPolicy(text, "resource") }, say: "alone" },
  });
  if (decision.kind === "allow") return;
  throw invalidParameter(
    "PolicyText",
    "The policy would keep its own caller from changing it; force sets it all the same",
  );
}
