import { considerAccess, denialSentence } from "../aws/authorize.ts";
import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import type { CreateGrantRequest, GrantOperation } from "../aws/models/kms.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { readGrantedPrincipal } from "./granted-principal.ts";
import { isGrantee } from "./grants-in-force.ts";
import { checkGrantTokens, createKmsGrant, listKmsGrants } from "./kms-grants.ts";
import type { KmsKey } from "./kms-keys.ts";
import { refuseDryRun } from "./refuse-dry-run.ts";
import { requestedKey, requestedKeyArn, requireUsable } from "./requested-key.ts";

/** What can be granted of a key that signs (AWS KMS Developer Guide, "Grant operations"). */
const signingOperations: readonly GrantOperation[] = [
  "Sign",
  "Verify",
  "GetPublicKey",
  "DescribeKey",
  "CreateGrant",
  "RetireGrant",
];

const action = "kms:CreateGrant";

/** Lets a principal use a key, beside what policies say (AWS KMS API, CreateGrant). */
export const CreateGrant = kmsOperation("CreateGrant", {
  access: {
    action,
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "key", context),
    conditions: ({ Operations, GranteePrincipal, RetiringPrincipal }) => ({
      "kms:GrantIsForAWSResource": "false",
      "kms:GrantOperations": Operations,
      "kms:GranteePrincipal": GranteePrincipal,
      ...(RetiringPrincipal === undefined ? {} : { "kms:RetiringPrincipal": RetiringPrincipal }),
    }),
  },
  members: ["KeyId", "GranteePrincipal", "RetiringPrincipal", "Operations", "GrantTokens", "Name", "DryRun"],
  handle(input, context) {
    const key = requestedKey(input.KeyId, "key", context);
    requireUsable(key);
    checkGrantTokens(context, input.GrantTokens);
    const operations = checkOperations(input);
    refusePassingOn(key, operations, context);
    const { RetiringPrincipal } = input;
    const grant = {
      name: input.Name,
      grantee: readGrantedPrincipal(context, input.GranteePrincipal),
      retiring: RetiringPrincipal === undefined ? undefined : readGrantedPrincipal(context, RetiringPrincipal),
      operations,
    };
    refuseDryRun(input);
    const { id, token } = createKmsGrant(context, key, grant);
    return { GrantId: id, GrantToken: token };
  },
});

// KMS's own sentences are not known.
function checkOperations({ Operations }: CreateGrantRequest): readonly GrantOperation[] {
  if (Operations.length === 0) throw new AwsError("ValidationException", "A grant must allow at least one operation.");
  const other = Operations.find((operation) => !signingOperations.includes(operation));
  if (other === undefined) return [...new Set(Operations)];
  throw new AwsError("ValidationException", `A grant of a key that signs cannot allow the operation ${other}.`);
}

/** Whom only a grant lets make grants may pass on no more than that grant allows. */
function refusePassingOn(key: KmsKey, operations: readonly GrantOperation[], context: OperationContext): void {
  const { store, principal, requestKeys } = context;
  const asked = { action, resource: key.arn, conditions: requestKeys, grants: "ignored" } as const;
  if (considerAccess(store, principal, asked).decision.kind === "allow") return;
  const passes = listKmsGrants(context, key).some(
    (grant) =>
      isGrantee(grant, principal) &&
      ["CreateGrant" as const, ...operations].every((operation) => grant.operations.includes(operation)),
  );
  if (passes) return;
  const denial = { kind: "deny", reason: `because no resource-based policy allows the ${action} action` } as const;
  throw new AwsError("AccessDeniedException", denialSentence(principal, action, key.arn, denial));
}
