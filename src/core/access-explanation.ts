import { isAccountId, isRegion, type Scope } from "./aws/scope.ts";
import { ControlProtocolError, parseMembers } from "./control-protocol.ts";

/** A question about access that the owner of a local cloud asks: may this principal do that? */
export type AccessQuestion = {
  /** Where names without an account and a region are looked up. */
  readonly scope: Scope;
  /** ARN of a user, a role, a role's session or the root user; or `user/NAME`, `role/NAME`, `root`. */
  readonly principal: string;
  /** As IAM names it: `ecr:PutImage`. */
  readonly action: string;
  /** An ARN or `*`; or the name of a repository or key. */
  readonly resource: string;
  /** Condition keys of the request beside those that are known, by name. */
  readonly conditions: Readonly<Record<string, string>>;
};

/** The answer, with every statement that had a say. */
export type AccessExplanation = {
  /** ARN of who asks. */
  readonly principal: string;
  readonly action: string;
  /** ARN of what it is about, or `*`. */
  readonly resource: string;
  readonly verdict: "allowed" | "denied";
  /** Which statement decided, or what AWS's sentence of denial says. */
  readonly because: string;
  readonly statements: readonly ExplainedStatement[];
};

/** A statement of a policy in force, and why it speaks of the request or does not. */
export type ExplainedStatement = {
  /** `identity`, `resource`, `boundary` or `session`. */
  readonly source: string;
  /** Its policy's ARN, or its name where it has none. */
  readonly policy: string;
  /** Its place in the policy, from 1. */
  readonly number: number;
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  /** `speaks`, or the first part that does not fit: `other-action`, `other-principal`, `other-resource`, `condition: …`. */
  readonly reading: string;
};

/** The text of a question. */
export function formatAccessQuestion(question: AccessQuestion): string {
  return JSON.stringify(question);
}

/**
 * Reads the text of a question.
 *
 * @throws ControlProtocolError
 */
export function parseAccessQuestion(text: string): AccessQuestion {
  const { scope, principal, action, resource, conditions } = parseMembers(text);
  if (typeof principal !== "string" || typeof action !== "string" || typeof resource !== "string") {
    throw new ControlProtocolError("a question without principal, action or resource");
  }
  const { account, region } = parseMembers(JSON.stringify(scope ?? null));
  if (typeof account !== "string" || typeof region !== "string" || !isAccountId(account) || !isRegion(region)) {
    throw new ControlProtocolError("a question without an account and a region");
  }
  const given = Object.entries(parseMembers(JSON.stringify(conditions ?? {})));
  return {
    scope: { account, region },
    principal,
    action,
    resource,
    conditions: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
  };
}

/** The text of an explanation. */
export function formatAccessExplanation(explanation: AccessExplanation): string {
  return JSON.stringify(explanation);
}

/**
 * Reads the text of an explanation.
 *
 * @throws ControlProtocolError where it is not what this version's cloud writes, as far as can be seen at a glance
 */
export function parseAccessExplanation(text: string): AccessExplanation {
  const members = parseMembers(text);
  if (!Array.isArray(members.statements) || typeof members.because !== "string") {
    throw new ControlProtocolError("no explanation of access");
  }
  return members as AccessExplanation;
}
