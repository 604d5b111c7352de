import { isAccountId } from "../../core/aws/scope.ts";
import { policyFaultSentence } from "../../core/iam/policy-fault.ts";
import { childNode, type JsonNode, readJsonSource } from "../../core/json-source.ts";
import { malformedPolicy, quotaExceeded } from "./iam-errors.ts";
import { type IamRoom, iamArn } from "./iam-room.ts";
import { policySize, readPolicyText } from "./policy-text.ts";
import { refuseOpenTrust } from "./shared-issuers.ts";

/** Most characters of a trust policy, white space apart (IAM User Guide, "IAM and AWS STS quotas"). */
const maxTrustPolicySize = 2_048;

/**
 * Checks who may assume a role and makes it ready for the store: users and roles of the account are kept as their
 * unique ids, so that a later one of the same name is not trusted (IAM User Guide, "AWS JSON policy elements: Principal").
 *
 * @throws AwsError `MalformedPolicyDocument`, `LimitExceeded`
 */
export function acceptTrustPolicy(room: IamRoom, text: string): string {
  const document = readPolicyText(text, "trust");
  if (policySize(text) > maxTrustPolicySize) throw quotaExceeded("ACLSizePerRole", maxTrustPolicySize);
  refuseOpenTrust(document);
  return replaceAwsPrincipals(text, (principal) => storedPrincipal(room, principal));
}

/** A stored trust policy as IAM shows it: with ARNs, but for users and roles that are gone. */
export function showTrustPolicy(room: IamRoom, stored: string): string {
  return replaceAwsPrincipals(stored, (principal) => arnOfUniqueId(room, principal) ?? principal);
}

function storedPrincipal(room: IamRoom, principal: string): string {
  const { account } = room.scope;
  if (isAccountId(principal)) return `arn:aws:iam::${principal}:root`;
  const ownPrefix = iamArn(room, "");
  if (principal.startsWith(ownPrefix) && principal !== `${ownPrefix}root`) {
    const row = room.store.database.get<{ unique_id: string }>(
      "SELECT unique_id FROM principals WHERE account = ? AND arn = ? AND kind IN ('user', 'role')",
      ...[account, principal],
    );
    if (row === undefined) throw invalidPrincipal(principal);
    return row.unique_id;
  }
  const isUniqueId = /^A[A-Z0-9]+$/.test(principal);
  if (isUniqueId && arnOfUniqueId(room, principal) === undefined) throw invalidPrincipal(principal);
  return principal;
}

function invalidPrincipal(principal: string): Error {
  return malformedPolicy(policyFaultSentence({ kind: "invalid-principal", type: "AWS", principal }, "trust"));
}

function arnOfUniqueId({ store, scope }: IamRoom, uniqueId: string): string | undefined {
  return store.database.get<{ arn: string }>(
    "SELECT arn FROM principals WHERE account = ? AND unique_id = ? AND kind IN ('user', 'role')",
    ...[scope.account, uniqueId],
  )?.arn;
}

/** A policy's text with other names in the place of its AWS principals; all else stays as it is written. */
function replaceAwsPrincipals(text: string, replace: (principal: string) => string): string {
  const source = readJsonSource(text);
  if (source.kind === "broken") throw malformedPolicy(policyFaultSentence({ kind: "not-json" }, "trust"));
  let written = "";
  let at = 0;
  for (const { start, end } of awsPrincipals(source.root)) {
    const name = JSON.parse(text.slice(start, end)) as string; // a principal is a string, or the policy is faulty
    written += text.slice(at, start) + JSON.stringify(replace(name));
    at = end;
  }
  return written + text.slice(at);
}

/** Where the names of AWS principals stand, in the order of the text. */
function awsPrincipals(policy: JsonNode): readonly JsonNode[] {
  const elements = (node: JsonNode | undefined): readonly JsonNode[] => {
    if (node === undefined) return [];
    return node.kind === "list" ? node.items : [node];
  };
  return elements(childNode(policy, "Statement"))
    .flatMap((statement) => ["Principal", "NotPrincipal"].map((name) => childNode(statement, name)))
    .flatMap((principals) => (principals?.kind === "object" ? elements(childNode(principals, "AWS")) : []))
    .toSorted((a, b) => a.start - b.start);
}
