import { holds, singleValue } from "./match-conditions.ts";
import type { NamedPolicy } from "./named-policy.ts";
import { matchesPattern, noVariables, type Pattern, type VariableLookup } from "./pattern.ts";
import type { Choice, PolicyDocument, Statement } from "./policy-document.ts";
import type { AccessRequest } from "./request.ts";

/** A statement with its policy and its place in it, from 0. */
export type PlacedStatement = {
  readonly policy: NamedPolicy;
  readonly statement: Statement;
  readonly index: number;
};

/** Questions that are remembered for one policy or list of them, lest a stranger's inventions fill the memory. */
const maxRemembered = 500;

/** A list of policies is asked by the same principal again and again; a single one by many, in lists made for the moment. */
const rememberedLists = new WeakMap<readonly NamedPolicy[], Map<string, readonly PlacedStatement[]>>();
const rememberedDocuments = new WeakMap<PolicyDocument, Map<string, readonly Placed[]>>();

type Placed = Pick<PlacedStatement, "statement" | "index">;

/**
 * The statements of policies that speak of a request, whoever makes it. Which of them name its action and resource is asked
 * for every request anew, so it is found once.
 */
export function statementsFor(policies: readonly NamedPolicy[], request: AccessRequest): readonly PlacedStatement[] {
  const question = `${request.action} ${request.resource}`;
  const place = (policy: NamedPolicy): readonly PlacedStatement[] =>
    namedStatements(policy.document, question, request).map((placed) => ({ policy, ...placed }));
  const [first] = policies;
  if (first === undefined) return [];
  const named =
    policies.length === 1 ? place(first) : remember(rememberedLists, policies, question, () => policies.flatMap(place));
  return named.length === 0
    ? named
    : named.filter(({ policy, statement }) => speaksOf(statement, request, policy.document));
}

function namedStatements(document: PolicyDocument, question: string, request: AccessRequest): readonly Placed[] {
  return remember(rememberedDocuments, document, question, () =>
    document.statements
      .map((statement, index) => ({ statement, index }))
      .filter(
        ({ statement }) => namesAction(statement, request.action) && mayNameResource(statement, request.resource),
      ),
  );
}

function remember<Subject extends object, Answer>(
  answersOf: WeakMap<Subject, Map<string, Answer>>,
  subject: Subject,
  question: string,
  find: () => Answer,
): Answer {
  let answers = answersOf.get(subject);
  if (answers === undefined || answers.size > maxRemembered) {
    answers = new Map();
    answersOf.set(subject, answers);
  }
  const known = answers.get(question);
  if (known !== undefined) return known;
  const found = find();
  answers.set(question, found);
  return found;
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
