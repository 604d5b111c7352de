import { parsePolicyDocument } from "../../core/iam/parse-policy-document.ts";
import type { PolicyDocument } from "../../core/iam/policy-document.ts";
import { policyFaultSentence } from "../../core/iam/policy-fault.ts";
import { malformedPolicy } from "./iam-errors.ts";

/**
 * What a policy of an identity or of a role's trust says.
 *
 * @throws AwsError `MalformedPolicyDocument`
 */
export function readPolicyText(text: string, kind: "identity" | "trust"): PolicyDocument {
  const parsed = parsePolicyDocument(text, kind);
  if (parsed.kind === "faulty") throw malformedPolicy(policyFaultSentence(parsed.fault, kind));
  return parsed.document;
}

/** The size of a policy as IAM's quotas count it: its characters without white space. */
export function policySize(text: string): number {
  return text.replaceAll(/[\t\n\r ]/g, "").length;
}

/** A policy as IAM's answers have it: percent-encoded (RFC 3986), which SDKs for Go and JavaScript leave to their callers. */
export function encodePolicy(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
