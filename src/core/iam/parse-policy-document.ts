import { pointerStep } from "../json-pointer.ts";
import { type Pattern, readPattern } from "./pattern.ts";
import type { Choice, PolicyDocument, PolicyVersion, Statement } from "./policy-document.ts";
import type { PolicyFault, PolicyKind } from "./policy-fault.ts";
import { readConditions } from "./read-conditions.ts";
import { type Element, FaultyPolicy, isObject, readStrings } from "./read-element.ts";
import { readPrincipals } from "./read-principals.ts";

/** What `parsePolicyDocument` made of a text. */
export type ParsedPolicyDocument =
  | { readonly kind: "policy"; readonly document: PolicyDocument }
  | { readonly kind: "faulty"; readonly fault: PolicyFault };

/**
 * Reads an IAM policy (IAM User Guide, "Grammar of the IAM JSON policy language"). The first thing wrong is what is
 * answered; an identity policy must be written in the newer language, as IAM demands.
 */
export function parsePolicyDocument(text: string, kind: PolicyKind): ParsedPolicyDocument {
  try {
    return { kind: "policy", document: readDocument(parseJson(text), kind) };
  } catch (error) {
    if (error instanceof FaultyPolicy) return { kind: "faulty", fault: error.fault };
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FaultyPolicy({ kind: "not-json" });
  }
}

const documentElements = new Set(["Version", "Id", "Statement"]);

function readDocument(json: unknown, kind: PolicyKind): PolicyDocument {
  if (!isObject(json)) throw new FaultyPolicy({ kind: "syntax", at: "" });
  const version = readVersion(json.Version, kind);
  for (const name of Object.keys(json)) {
    if (!documentElements.has(name)) throw new FaultyPolicy({ kind: "syntax", at: `/${name}` });
  }
  if (json.Id !== undefined && typeof json.Id !== "string") throw new FaultyPolicy({ kind: "syntax", at: "/Id" });
  const isList = Array.isArray(json.Statement);
  const given: readonly unknown[] = Array.isArray(json.Statement) ? json.Statement : [json.Statement];
  const statements = given.map((value, index) =>
    readStatement({ value, at: isList ? `/Statement/${index}` : "/Statement" }, kind, version),
  );
  refuseRepeatedSids(statements);
  return { version, ...(json.Id === undefined ? {} : { id: json.Id }), statements };
}

function readVersion(version: unknown, kind: PolicyKind): PolicyVersion {
  if (version === "2012-10-17") return version;
  const isOld = version === undefined || version === "2008-10-17";
  if (!isOld || kind === "identity") throw new FaultyPolicy({ kind: "version" });
  return "2008-10-17";
}

const statementElements = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);

function readStatement(element: Element, kind: PolicyKind, version: PolicyVersion): Statement {
  const { value, at } = element;
  if (!isObject(value)) throw new FaultyPolicy({ kind: "syntax", at });
  for (const name of Object.keys(value)) {
    if (!statementElements.has(name)) throw new FaultyPolicy({ kind: "syntax", at: `${at}/${pointerStep(name)}` });
  }
  const sid = value.Sid;
  if (sid !== undefined && typeof sid !== "string") throw new FaultyPolicy({ kind: "syntax", at: `${at}/Sid` });
  const effect = value.Effect;
  if (effect === undefined) throw new FaultyPolicy({ kind: "missing", element: "Effect" });
  if (effect !== "Allow" && effect !== "Deny") throw new FaultyPolicy({ kind: "syntax", at: `${at}/Effect` });
  const principals = readPrincipals(value, at, kind);
  const actions = readActions(value, at, kind);
  const resources = readResources(value, at, kind, version);
  return {
    ...(sid === undefined ? {} : { sid }),
    effect,
    ...(principals === undefined ? {} : { principals }),
    ...(actions === undefined ? {} : { actions }),
    ...(resources === undefined ? {} : { resources }),
    conditions: readConditions({ value: value.Condition, at: `${at}/Condition` }),
  };
}

const trustActions =
  /^sts:(assumerole|assumerolewithsaml|assumerolewithwebidentity|tagsession|setsourceidentity|setcontext|\*)$/i;

function readActions(
  statement: Readonly<Record<string, unknown>>,
  at: string,
  kind: PolicyKind,
): Choice<readonly Pattern[]> | undefined {
  const choice = readChoice(statement, "Action", at);
  if (choice === undefined) {
    if (kind === "key") return undefined;
    throw new FaultyPolicy({ kind: "missing", element: "Action" });
  }
  for (const action of choice.named) {
    if (kind === "trust" && !trustActions.test(action)) throw new FaultyPolicy({ kind: "foreign-action", action });
    if (action !== "*" && !/^[a-z0-9-]+:.+$/i.test(action)) throw new FaultyPolicy({ kind: "no-vendor", action });
  }
  // Actions have no case; variables cannot stand in them.
  return { not: choice.not, named: choice.named.map((action) => readPattern(action.toLowerCase(), false)) };
}

function readResources(
  statement: Readonly<Record<string, unknown>>,
  at: string,
  kind: PolicyKind,
  version: PolicyVersion,
): Choice<readonly Pattern[]> | undefined {
  const choice = readChoice(statement, "Resource", at);
  if (kind === "trust" && choice !== undefined) throw new FaultyPolicy({ kind: "prohibited", element: "Resource" });
  if (choice === undefined) {
    if (kind === "identity") throw new FaultyPolicy({ kind: "missing", element: "Resource" });
    return undefined;
  }
  for (const resource of choice.named) {
    const isArn = resource === "*" || (resource.startsWith("arn:") && resource.split(":").length >= 6);
    if (!isArn) throw new FaultyPolicy({ kind: "no-arn", resource });
  }
  const variables = version === "2012-10-17";
  return { not: choice.not, named: choice.named.map((resource) => readPattern(resource, variables)) };
}

/** An element or its `Not…` form: exactly one of them, not empty; undefined where neither is there. */
function readChoice(
  statement: Readonly<Record<string, unknown>>,
  name: string,
  at: string,
): Choice<readonly string[]> | undefined {
  const [plain, negated] = [statement[name], statement[`Not${name}`]];
  if (plain !== undefined && negated !== undefined) throw new FaultyPolicy({ kind: "syntax", at: `${at}/Not${name}` });
  if (plain === undefined && negated === undefined) return undefined;
  const not = plain === undefined;
  const place = `${at}/${not ? "Not" : ""}${name}`;
  const named = readStrings({ value: plain ?? negated, at: place });
  if (named.length === 0) throw new FaultyPolicy({ kind: "syntax", at: place });
  return { not, named };
}

function refuseRepeatedSids(statements: readonly Statement[]): void {
  const seen = new Set<string>();
  for (const { sid } of statements) {
    if (sid === undefined || sid === "") continue;
    if (seen.has(sid)) throw new FaultyPolicy({ kind: "repeated-sid", sid });
    seen.add(sid);
  }
}
