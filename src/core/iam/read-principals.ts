import { isAccountId } from "../aws/scope.ts";
import type { Choice, PrincipalNames } from "./policy-document.ts";
import type { PolicyKind } from "./policy-fault.ts";
import { FaultyPolicy, isObject, readStrings } from "./read-element.ts";

/**
 * Reads `Principal` or `NotPrincipal` of a statement (IAM User Guide, "AWS JSON policy elements: Principal"); undefined for
 * an identity policy, which has neither.
 */
export function readPrincipals(
  statement: Readonly<Record<string, unknown>>,
  at: string,
  kind: PolicyKind,
): Choice<PrincipalNames> | undefined {
  const { Principal: plain, NotPrincipal: negated } = statement;
  const given = plain ?? negated;
  if (kind === "identity") {
    if (given !== undefined) throw new FaultyPolicy({ kind: "prohibited", element: "Principal" });
    return undefined;
  }
  if (given === undefined) throw new FaultyPolicy({ kind: "missing", element: "Principal" });
  if (plain !== undefined && negated !== undefined)
    throw new FaultyPolicy({ kind: "syntax", at: `${at}/NotPrincipal` });
  return { not: plain === undefined, named: readNames(given, `${at}/${plain === undefined ? "Not" : ""}Principal`) };
}

const everyone: PrincipalNames = { everyone: true, aws: [], federated: [], services: [] };

function readNames(given: unknown, at: string): PrincipalNames {
  if (given === "*") return everyone;
  if (!isObject(given)) throw new FaultyPolicy({ kind: "syntax", at });
  const names = { everyone: false, aws: [] as string[], federated: [] as string[], services: [] as string[] };
  for (const [type, value] of Object.entries(given)) {
    for (const principal of readStrings({ value, at: `${at}/${type}` })) {
      switch (type) {
        case "AWS":
          if (principal === "*") names.everyone = true;
          else names.aws.push(readAwsPrincipal(principal));
          break;
        case "Federated":
          names.federated.push(principal);
          break;
        case "Service":
          names.services.push(principal);
          break;
        case "CanonicalUser":
          break; // an S3 name for an account: nothing here is asked by it
        default:
          throw new FaultyPolicy({ kind: "syntax", at: `${at}/${type}` });
      }
    }
  }
  return names;
}

/** ARN of a user, role, session or account; an account id, which stands for its root ARN; a unique id. */
function readAwsPrincipal(principal: string): string {
  if (isAccountId(principal)) return `arn:aws:iam::${principal}:root`;
  const isArn = /^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:[^*?]+$/.test(principal);
  const isUniqueId = /^A[A-Z0-9]{15,127}$/.test(principal);
  if (!isArn && !isUniqueId) throw new FaultyPolicy({ kind: "invalid-principal", type: "AWS", principal });
  return principal;
}
