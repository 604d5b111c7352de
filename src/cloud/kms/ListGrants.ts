import { kmsOperation } from "../aws/define-operation.ts";
import { grantOutput } from "./grant-output.ts";
import { listKmsGrants } from "./kms-grants.ts";
import { readKmsPage } from "./kms-page.ts";
import { requestedKey, requestedKeyArn } from "./requested-key.ts";

/** Page size where the caller names none (AWS KMS API, ListGrants). */
const defaultLimit = 50;

/** The grants of a key, all or those of one id or one grantee (AWS KMS API, ListGrants). */
export const ListGrants = kmsOperation("ListGrants", {
  access: { action: "kms:ListGrants", resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context) },
  members: ["KeyId", "GrantId", "GranteePrincipal", "Limit", "Marker"],
  handle(input, context) {
    const { GrantId = "", GranteePrincipal = "" } = input;
    const key = requestedKey(input.KeyId, "key", context);
    const grants = listKmsGrants(context, key)
      .map((grant) => grantOutput(context, grant))
      .filter((grant) => GrantId === "" || grant.GrantId === GrantId)
      .filter((grant) => GranteePrincipal === "" || grant.GranteePrincipal === GranteePrincipal);
    const { entries, continuation } = readKmsPage(
      { name: `ListGrants ${key.id} ${GrantId} ${GranteePrincipal}`, scope: key.scope },
      input,
      defaultLimit,
      ({ limit, after = "" }) => grants.filter(({ GrantId: id = "" }) => id > after).slice(0, limit),
      ({ GrantId: id = "" }) => id,
    );
    return { Grants: entries, ...continuation };
  },
});
