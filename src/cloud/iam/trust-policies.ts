import { policyFaultSentence } from "../../core/iam/policy-fault.ts";
import { malformedPolicy, quotaExceeded } from "./iam-errors.ts";
import type { IamRoom } from "./iam-room.ts";
import { keepPrincipals } from "./policy-principals.ts";
import { policySize, readPolicyText } from "./policy-text.ts";
import { refuseOpenTrust } from "./shared-issuers.ts";

/** Most characters of a trust policy, white space apart (IAM User Guide, "IAM and AWS STS quotas"). */
const maxTrustPolicySize = 2_048;

/**
 * Checks who may assume a role and makes it ready for the store (`keepPrincipals`).
 *
 * @throws AwsError `MalformedPolicyDocument`, `LimitExceeded`
 */
export function acceptTrustPolicy(room: IamRoom, text: string): string {
  const document = readPolicyText(text, "trust");
  if (policySize(text) > maxTrustPolicySize) throw quotaExceeded("ACLSizePerRole", maxTrustPolicySize);
  refuseOpenTrust(document);
  const policy = keepPrincipals(room, text);
  if (policy.kind === "kept") return policy.text;
  const { principal } = policy;
  throw malformedPolicy(policyFaultSentence({ kind: "invalid-principal", type: "AWS", principal }, "trust"));
}
