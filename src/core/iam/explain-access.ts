import type { AccessDecision, DecidingStatement, PoliciesInForce, PolicySource } from "./evaluate-access.ts";
import { holds } from "./match-conditions.ts";
import { matchPrincipal } from "./match-principal.ts";
import { namesAction, namesResource } from "./match-statement.ts";
import type { NamedPolicy } from "./named-policy.ts";
import type { Statement } from "./policy-document.ts";
import type { AccessRequest } from "./request.ts";

/**
 * The end of AWS's sentence for a denial, with the space before it: ` because no identity-based policy allows the
 * ecr:PutImage action` (IAM User Guide, "Troubleshoot access denied error messages").
 */
export function denialEnding(action: string, denial: AccessDecision & { readonly kind: "deny" }): string {
  if (denial.because === "no-allow") return ` because no ${sourceNames[denial.missing]} allows the ${action} action`;
  const { source, policy } = denial.by;
  const named = policy.arn === undefined ? "" : `: ${policy.arn}`;
  return ` with an explicit deny in ${articles[source]} ${sourceNames[source]}${named}`;
}

const sourceNames: Readonly<Record<PolicySource, string>> = {
  identity: "identity-based policy",
  resource: "resource-based policy",
  boundary: "permissions boundary",
  session: "session policy",
};

const articles: Readonly<Record<PolicySource, string>> = { identity: "an", resource: "a", boundary: "a", session: "a" };

/** How one statement of a policy in force stands to a request. */
export type StatementReading = {
  readonly source: PolicySource;
  readonly policy: NamedPolicy;
  readonly statement: Statement;
  /** Its place in the policy, from 0. */
  readonly index: number;
  /** `speaks`: it applies. Otherwise the first part that does not fit. */
  readonly reading: "speaks" | "other-action" | "other-principal" | "other-resource" | { readonly condition: string };
};

/** Every statement in force with why it speaks of a request or does not: what `iam explain` prints. */
export function readStatements(request: AccessRequest, policies: PoliciesInForce): readonly StatementReading[] {
  const { identity, resource, boundary, session } = policies;
  return [
    ...identity.flatMap((policy) => readPolicy(request, policy, "identity")),
    ...(resource?.policies ?? []).flatMap((policy) => readPolicy(request, policy, "resource")),
    ...(boundary === undefined ? [] : readPolicy(request, boundary, "boundary")),
    ...(session ?? []).flatMap((policy) => readPolicy(request, policy, "session")),
  ];
}

function readPolicy(request: AccessRequest, policy: NamedPolicy, source: PolicySource): readonly StatementReading[] {
  return policy.document.statements.map((statement, index) => {
    return { source, policy, statement, index, reading: readStatement(statement, request, policy) };
  });
}

function readStatement(
  statement: Statement,
  request: AccessRequest,
  { document }: NamedPolicy,
): StatementReading["reading"] {
  const { principals } = statement;
  if (!namesAction(statement, request.action)) return "other-action";
  if (principals !== undefined && matchPrincipal(principals, request.principal) === undefined) return "other-principal";
  if (!namesResource(statement, request)) return "other-resource";
  const failed = statement.conditions.find((condition) => !holds(condition, request, document.version));
  if (failed === undefined) return "speaks";
  return { condition: `${failed.operator.name} ${failed.key}` };
}

/** A statement as people name it: its Sid, or its number from 1, and its policy. */
export function nameStatement({
  policy,
  statement,
  index,
}: Pick<DecidingStatement, "policy" | "statement" | "index">): string {
  const name = statement.sid === undefined || statement.sid === "" ? `number ${index + 1}` : `'${statement.sid}'`;
  return `statement ${name} of ${policy.arn ?? policy.name}`;
}
