import { kmsOperation } from "../aws/define-operation.ts";
import { deleteKmsGrant, requireKmsGrant } from "./kms-grants.ts";
import { refuseDryRun } from "./refuse-dry-run.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Takes a grant away from its grantee, from the next request on (AWS KMS API, RevokeGrant). */
export const RevokeGrant = kmsOperation("RevokeGrant", {
  access: { action: "kms:RevokeGrant", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId", "GrantId", "DryRun"],
  handle(input, context) {
    const grant = requireKmsGrant(context, requestedKey(input.KeyId, "key", context), input.GrantId);
    refuseDryRun(input);
    deleteKmsGrant(context, grant);
  },
});
