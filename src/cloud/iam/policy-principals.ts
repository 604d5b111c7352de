import { isAccountId } from "../../core/aws/scope.ts";
import { childNode, type JsonNode, readJsonSource } from "../../core/json-source.ts";
import { type IamRoom, iamArn } from "./iam-room.ts";

/** What is needed to look principals up. */
type PrincipalRoom = Pick<IamRoom, "store" | "scope">;

/** A policy's text as the store keeps it, or the first principal in it that does not exist. */
export type KeptPolicy =
  | { readonly kind: "kept"; readonly text: string }
  | { readonly kind: "unknown-principal"; readonly principal: string };

/**
 * A resource's policy made ready for the store: users and roles of the account are kept as their unique ids, so that a later
 * one of the same name is not meant (IAM User Guide, "AWS JSON policy elements: Principal").
 *
 * @param text a policy without faults
 */
export function keepPrincipals(room: PrincipalRoom, text: string): KeptPolicy {
  let unknown: string | undefined;
  const kept = replaceAwsPrincipals(text, (principal) => {
    const name = keepPrincipal(room, principal);
    if (name === undefined) unknown ??= principal;
    return name ?? principal;
  });
  return unknown === undefined ? { kind: "kept", text: kept } : { kind: "unknown-principal", principal: unknown };
}

/** A policy of the store as its owner sees it: with ARNs, but for users and roles that are gone. */
export function showPrincipals(room: PrincipalRoom, kept: string): string {
  return replaceAwsPrincipals(kept, (principal) => showPrincipal(room, principal));
}

/** A principal's name as the store keeps it; undefined for a user or role of the account that does not exist. */
export function keepPrincipal(room: PrincipalRoom, principal: string): string | undefined {
  const { account } = room.scope;
  if (isAccountId(principal)) return `arn:aws:iam::${principal}:root`;
  const ownPrefix = iamArn(room, "");
  if (principal.startsWith(ownPrefix) && principal !== `${ownPrefix}root`) {
    return room.store.database.get<{ unique_id: string }>(
      "SELECT unique_id FROM principals WHERE account = ? AND arn = ? AND kind IN ('user', 'role')",
      ...[account, principal],
    )?.unique_id;
  }
  const isUniqueId = /^A[A-Z0-9]+$/.test(principal);
  return isUniqueId && arnOfUniqueId(room, principal) === undefined ? undefined : principal;
}

/** A kept principal as its owner sees it. */
export function showPrincipal(room: PrincipalRoom, kept: string): string {
  return arnOfUniqueId(room, kept) ?? kept;
}

function arnOfUniqueId({ store, scope }: PrincipalRoom, uniqueId: string): string | undefined {
  return store.database.get<{ arn: string }>(
    "SELECT arn FROM principals WHERE account = ? AND unique_id = ? AND kind IN ('user', 'role')",
    ...[scope.account, uniqueId],
  )?.arn;
}

/** A policy's text with other names in the place of its AWS principals; all else stays as it is written. */
function replaceAwsPrincipals(text: string, replace: (principal: string) => string): string {
  const source = readJsonSource(text);
  if (source.kind === "broken") throw new TypeError("a policy that has been checked is no JSON");
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
