import type { AccessExplanation, AccessQuestion, ExplainedStatement } from "../core/access-explanation.ts";
import { repositoryArn } from "../core/aws/arn.ts";
import type { Scope } from "../core/aws/scope.ts";
import { InkanError } from "../core/error.ts";
import { nameStatement, readStatements, type StatementReading } from "../core/iam/explain-access.ts";
import { globalRegion, requestKeys } from "./aws/access/condition-keys.ts";
import { type ConsideredAccess, considerAccess, reasonOf } from "./aws/authorize.ts";
import { AwsError } from "./aws/aws-error.ts";
import { findPrincipal } from "./aws/identity.ts";
import { plainSession } from "./aws/sessions.ts";
import type { Clocks } from "./clocks.ts";
import { findRole } from "./iam/roles.ts";
import { findUser } from "./iam/users.ts";
import { deleteDueKeys } from "./kms/kms-key-deletion.ts";
import { requestedKeyArn } from "./kms/requested-key.ts";
import type { Principal } from "./principal.ts";
import type { Store } from "./store/open-store.ts";

/** What a question about access names and the cloud has not. */
export class AccessQuestionError extends InkanError<"PRINCIPAL_UNKNOWN" | "RESOURCE_UNKNOWN"> {
  override readonly name = "AccessQuestionError";
}

type QuestionRoom = { readonly store: Store; readonly clocks: Clocks };

/**
 * Decides a question as a request of that principal would be decided now, and says by what.
 *
 * @throws AccessQuestionError
 */
export function explainAccess(room: QuestionRoom, question: AccessQuestion): AccessExplanation {
  const { action, scope } = question;
  deleteDueKeys(room);
  const principal = namedPrincipal(room, question);
  const resource = namedResource(room, question);
  const known = requestKeys({
    region: /^iam:/i.test(action) ? globalRegion : scope.region,
    endpoint: { scheme: "https", authority: "localhost" },
    sourceAddress: "127.0.0.1",
    userAgent: undefined,
    wallNow: room.clocks.wall(),
  });
  const conditions = () => ({ ...known, ...question.conditions });
  const considered = considerAccess(room.store, principal, { action, resource, conditions });
  const { decision } = considered;
  const reason = reasonOf(principal, considered);
  return {
    principal: principal.arn,
    action,
    resource,
    verdict: decision.kind === "allow" ? "allowed" : "denied",
    // AWS's sentence names the kind of policy alone.
    because:
      decision.kind === "deny" && decision.because === "explicit" ? `${reason}: ${nameStatement(decision.by)}` : reason,
    statements: explainStatements(considered),
  };
}

function explainStatements({ request, policies }: ConsideredAccess): readonly ExplainedStatement[] {
  return readStatements(request, policies).map(({ source, policy, statement, index, reading }) => ({
    source,
    policy: policy.arn ?? policy.name,
    number: index + 1,
    ...(statement.sid === undefined ? {} : { sid: statement.sid }),
    effect: statement.effect,
    reading: readingText(reading),
  }));
}

function readingText(reading: StatementReading["reading"]): string {
  return typeof reading === "string" ? reading : `condition: ${reading.condition}`;
}

/** Of a role its bearer is meant, in a session without tags and policies of its own. */
function namedPrincipal(room: QuestionRoom, { principal: text, scope }: AccessQuestion): Principal {
  const { account } = scope;
  const iamRoom = { ...room, scope };
  const name = text.startsWith(`arn:aws:iam::${account}:`) ? text.slice(`arn:aws:iam::${account}:`.length) : text;
  const [kind = "", ...rest] = name.split("/");
  const last = rest.at(-1) ?? "";
  if (name === "root") return requirePrincipal(findPrincipal(room.store, account, account)?.principal, text);
  if (kind === "user") {
    const user = findUser(iamRoom, last);
    return requirePrincipal(user && findPrincipal(room.store, account, user.uniqueId)?.principal, text);
  }
  const session = new RegExp(`^arn:aws:sts::${account}:assumed-role/([^/]+)/(.+)$`).exec(text);
  if (kind === "role" || session !== null) return bearerOf(iamRoom, session?.[1] ?? last, session?.[2] ?? "any", text);
  return requirePrincipal(undefined, text);
}

function bearerOf(
  room: QuestionRoom & { readonly scope: Scope },
  roleName: string,
  sessionName: string,
  text: string,
): Principal {
  const role = findRole(room, roleName);
  if (role === undefined) return requirePrincipal(undefined, text);
  const { account } = room.scope;
  const now = room.clocks.wall();
  return {
    kind: "role-session",
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${sessionName}`,
    uniqueId: `${role.uniqueId}:${sessionName}`,
    roleArn: role.arn,
    roleId: role.uniqueId,
    sessionName,
    // No key of a session looks like a role's id.
    session: { ...plainSession, accessKeyId: role.uniqueId, issuedAt: now, expiresAt: now },
  };
}

function requirePrincipal(principal: Principal | undefined, text: string): Principal {
  if (principal !== undefined) return principal;
  throw new AccessQuestionError("PRINCIPAL_UNKNOWN", `there is no user or role ${text}`, {
    next: "name one as user/NAME, role/NAME or by its ARN; aws iam list-roles shows the roles",
  });
}

/** `*` and ARNs as they are; of ECR a repository's name, of KMS a key's id or alias. */
function namedResource({ store, clocks }: QuestionRoom, { resource, action, scope }: AccessQuestion): string {
  if (resource === "*" || resource.startsWith("arn:")) return resource;
  if (/^ecr:/i.test(action)) return repositoryArn(scope, resource);
  try {
    if (/^kms:/i.test(action)) return requestedKeyArn(resource, "any", { store, clocks, scope });
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    throw new AccessQuestionError("RESOURCE_UNKNOWN", cause.message, { cause, next: "inkan keys list --local" });
  }
  throw new AccessQuestionError("RESOURCE_UNKNOWN", `${resource} is no ARN`, { next: "name the resource by its ARN" });
}
