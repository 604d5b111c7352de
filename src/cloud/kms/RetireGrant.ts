import { considerAccess, denialSentence } from "../aws/authorize.ts";
import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import type { RetireGrantRequest } from "../aws/models/kms.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { mayRetire } from "./grants-in-force.ts";
import { deleteKmsGrant, type KmsGrant, requireGrantOfToken, requireKmsGrant } from "./kms-grants.ts";
import { refuseDryRun } from "./refuse-dry-run.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

const action = "kms:RetireGrant";

/** Gives a grant up: its retiring principal, its grantee where it says so, or whom a policy lets (AWS KMS API, RetireGrant). */
export const RetireGrant = kmsOperation("RetireGrant", {
  access: { action, resource: (input, context) => requestedArn(input, context) },
  members: ["GrantToken", "KeyId", "GrantId", "DryRun"],
  handle(input, context) {
    const grant = requestedGrant(input, context);
    refuseOthers(grant, context);
    refuseDryRun(input);
    deleteKmsGrant(context, grant);
  },
});

function requestedArn({ GrantToken, KeyId }: RetireGrantRequest, context: OperationContext): string {
  if (GrantToken !== undefined) return requireGrantOfToken(context, GrantToken).keyArn;
  if (KeyId?.startsWith("arn:")) return requestedKeyArn(KeyId, "key", context);
  // KMS's own sentence is not known.
  throw new AwsError(
    "ValidationException",
    "You must specify a GrantToken, or the key ARN and the GrantId of a grant.",
  );
}

function requestedGrant(
  { GrantToken, KeyId = "", GrantId = "" }: RetireGrantRequest,
  context: OperationContext,
): KmsGrant {
  if (GrantToken !== undefined) return requireGrantOfToken(context, GrantToken);
  return requireKmsGrant(context, requestedKey(KeyId, "key", context), GrantId);
}

/** What another grant of the key allows says nothing about this one. */
function refuseOthers(grant: KmsGrant, { store, principal, requestKeys }: OperationContext): void {
  if (mayRetire(grant, principal)) return;
  const asked = { action, resource: grant.keyArn, conditions: requestKeys, grants: "ignored" } as const;
  if (considerAccess(store, principal, asked).decision.kind === "allow") return;
  const denial = { kind: "deny", reason: `because no resource-based policy allows the ${action} action` } as const;
  throw new AwsError("AccessDeniedException", denialSentence(principal, action, grant.keyArn, denial));
}
