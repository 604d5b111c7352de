import { aliasArn, keyArn, parseArn } from "../../core/aws/arn.ts";
import { partitionOf, type Scope } from "../../core/aws/scope.ts";
import { AwsError } from "../aws/aws-error.ts";

/** A KMS key as a request names it, in the account and region that the name itself or the request gives. */
export type KeyIdentifier = { readonly scope: Scope } & (
  | { readonly kind: "key"; readonly id: string }
  /** `name` begins with `alias/`. */
  | { readonly kind: "alias"; readonly name: string }
);

/** A UUID, or of a multi-Region key `mrk-` and 32 hex digits (AWS KMS Developer Guide, "Key identifiers"). */
const keyIdPattern = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;

/**
 * Parses a `KeyId`.
 *
 * @param forms whether aliases and alias ARNs are taken, or key ids and key ARNs alone
 * @throws AwsError `NotFoundException`, as KMS answers what is no identifier, and ARNs of another region
 */
export function parseKeyIdentifier(text: string, forms: "any" | "key", scope: Scope): KeyIdentifier {
  const arn = parseArn(text);
  const isKmsArn = arn?.service === "kms" && arn.partition === partitionOf(scope.region) && arn.account !== "";
  if (isKmsArn && arn.region !== scope.region) throw new AwsError("NotFoundException", `Invalid arn ${arn.region}`);
  const owner: Scope = isKmsArn && arn.account !== "" ? { account: arn.account, region: scope.region } : scope;
  const resource = isKmsArn ? arn.resource : text;
  const id = isKmsArn ? /^key\/(.*)$/s.exec(resource)?.[1] : resource;
  if (id !== undefined && keyIdPattern.test(id)) return { kind: "key", id, scope: owner };
  if (forms === "any" && resource.startsWith("alias/")) return { kind: "alias", name: resource, scope: owner };
  throw new AwsError("NotFoundException", `Invalid keyId '${text}'`);
}

/** The ARN of what a request names. */
export function identifierArn(identifier: KeyIdentifier): string {
  return identifier.kind === "key"
    ? keyArn(identifier.scope, identifier.id)
    : aliasArn(identifier.scope, identifier.name);
}
