import { kmsOperation } from "../aws/define-operation.ts";
import { grantOutput } from "./grant-output.ts";
import { readGrantedPrincipal } from "./granted-principal.ts";
import { listRetirableGrants } from "./kms-grants.ts";
import { readKmsPage } from "./kms-page.ts";

/** Page size where the caller names none (AWS KMS API, ListRetirableGrants). */
const defaultLimit = 50;

/** The grants of the account and region that a principal may retire (AWS KMS API, ListRetirableGrants). */
export const ListRetirableGrants = kmsOperation("ListRetirableGrants", {
  access: { action: "kms:ListRetirableGrants", resource: () => "*" },
  members: ["RetiringPrincipal", "Limit", "Marker"],
  handle(input, context) {
    const { scope } = context;
    const retiring = readGrantedPrincipal(context, input.RetiringPrincipal);
    const { entries, continuation } = readKmsPage(
      { name: `ListRetirableGrants ${retiring}`, scope },
      input,
      defaultLimit,
      (page) => listRetirableGrants(context, scope, retiring, page),
      ({ id }) => id,
    );
    return { Grants: entries.map((grant) => grantOutput(context, grant)), ...continuation };
  },
});
