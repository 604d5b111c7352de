import { AwsError } from "../aws/aws-error.ts";
import type { IamRoom } from "../iam/iam-room.ts";
import { keepPrincipal } from "../iam/policy-principals.ts";

/** Users, roles, sessions, federated users and accounts: who may have a grant (AWS KMS API, CreateGrant). */
const granteePattern =
  /^arn:aws[a-z-]*:(?:iam::[0-9]{12}:(?:root$|user\/.|role\/.)|sts::[0-9]{12}:(?:assumed-role|federated-user)\/.)/;

/** A principal that a grant names, as the store keeps it. @throws AwsError `InvalidArnException` */
export function readGrantedPrincipal(room: Pick<IamRoom, "store" | "scope">, principal: string): string {
  const kept = granteePattern.test(principal) ? keepPrincipal(room, principal) : undefined;
  if (kept === undefined) {
    throw new AwsError("InvalidArnException", `ARN does not refer to a valid principal: ${principal}`);
  }
  return kept;
}
