import { holds, singleValue } from "./match-conditions.ts";
import { matchesPattern, noVariables, type Pattern, type VariableLookup } from "./pattern.ts";
import type { Choice, PolicyDocument, Statement } from "./policy-document.ts";
import type { AccessRequest } from "./request.ts";

/** A statement with its place in its policy, from 0. */
export type PlacedStatement = { readonly statement: Statement; readonly index: number };

/** Questions that are remembered for one policy, lest a stranger's inventions fill the memory. */
const maxRemembered = 500;

const remembered = new WeakMap<PolicyDocument, Map<string, readonly PlacedStatement[]>>();

/**
 * The statements of a policy that speak of a request, whoever makes it. Which of them name its action and resource is asked
 * for every request anew, so it is found once.
 */
export function statementsFor(document: PolicyDocument, request: AccessRequest): readonly PlacedStatement[] {
  const { action, resource } = request;
  const question = `${action} ${resource}`;
  let answers = remembered.get(document);
  if (answers === undefined || answers.size > maxRemembered) {
    answers = new Map();
    remembered.set(document, answers);
  }
  let named = answers.get(question);
  if (named === undefined) {
    named = document.statements
      .map((statement, index) => ({ statement, index }))
      .filter(({ statement }) => namesAction(statement, action) && mayNameResource(statement, resource));
    answers.set(question, named);
  }
  return named.length === 0 ? named : named.filter(({ statement }) => speaksOf(statement, request, document));
}

/** Whether a statement names an action. */
export function namesAction({ actions }: Statement, action: string): boolean {
  return actions !== undefined && chosen(actions, action.toLowerCase(), noVariables);
}

/** Whether a statement names a request's resource, with the variables that the request gives values to. */
export function namesResource({ resources }: Statement, request: AccessRequest): boolean {
  return resources === undefined || chosen(resources, request.resource, singleValue(request));
}

function speaksOf(statement: Statement, request: AccessRequest, { version }: PolicyDocument): boolean {
  if (hasVariables(statement) && !namesResource(statement, request)) return false;
  return statement.conditions.every((condition) => holds(condition, request, version));
}

/** What can be said before it is known what variables stand for. */
function mayNameResource(statement: Statement, resource: string): boolean {
  const { resources } = statement;
  return resources === undefined || hasVariables(statement) || chosen(resources, resource, noVariables);
}

function hasVariables({ resources }: Statement): boolean {
  return resources?.named.some(({ test }) => test === undefined) === true;
}

function chosen({ not, named }: Choice<readonly Pattern[]>, text: string, lookUp: VariableLookup): boolean {
  return named.some((pattern) => matchesPattern(pattern, text, lookUp)) !== not;
}
