import { parsePolicyDocument } from "../../core/iam/parse-policy-document.ts";
import { policyFaultSentence } from "../../core/iam/policy-fault.ts";
import { readStoredPolicy } from "../aws/access/stored-policy.ts";
import { considerAccess } from "../aws/authorize.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { OperationContext } from "../aws/operation.ts";
import { keepPrincipals } from "../iam/policy-principals.ts";
import { keyPolicyName } from "./key-policy.ts";

/**
 * Checks a key policy and makes it ready for the store (AWS KMS API, PutKeyPolicy).
 *
 * @param options.key ARN of the key
 * @param options.bypassLockoutCheck lets a policy through under which the caller could not change it again
 * @throws AwsError `MalformedPolicyDocumentException`
 */
export function acceptKeyPolicy(
  text: string,
  options: { readonly key: string; readonly bypassLockoutCheck: boolean },
  context: OperationContext,
): string {
  const parsed = parsePolicyDocument(text, "key");
  if (parsed.kind === "faulty" && parsed.fault.kind !== "invalid-principal") {
    // KMS's own sentences are not known; these are IAM's.
    throw malformedPolicy(policyFaultSentence(parsed.fault, "trust"));
  }
  const policy = parsed.kind === "faulty" ? parsed : keepPrincipals(context, text);
  if (policy.kind !== "kept") {
    throw malformedPolicy("Policy contains a statement with one or more invalid principals.");
  }
  if (!options.bypassLockoutCheck && !mayPutPolicy(policy.text, options.key, context)) {
    throw malformedPolicy("The new key policy will not allow you to update the key policy in the future.");
  }
  return policy.text;
}

function mayPutPolicy(text: string, key: string, context: OperationContext): boolean {
  const { decision } = considerAccess(context.store, context.principal, {
    action: "kms:PutKeyPolicy",
    resource: key,
    conditions: context.requestKeys,
    resourcePolicy: { policies: [{ name: keyPolicyName, document: readStoredPolicy(text, "key") }], say: "needed" },
  });
  return decision.kind === "allow";
}

function malformedPolicy(message: string): AwsError {
  return new AwsError("MalformedPolicyDocumentException", message);
}
