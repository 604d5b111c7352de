import { keyArn } from "../../core/aws/arn.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { OperationContext } from "../aws/operation.ts";
import { identifierArn, type KeyIdentifier, parseKeyIdentifier } from "./key-identifier.ts";
import { requireKmsAlias } from "./kms-aliases.ts";
import { findKmsKey, type KmsKey } from "./kms-keys.ts";

/** What of a request keys are looked up with. */
type KeyContext = Pick<OperationContext, "store" | "clocks" | "scope">;

/**
 * What a permission is asked for: the ARN of the key that a request names. A key in another account is not looked up, so
 * that nobody without permission learns whether it exists.
 *
 * @param forms see `parseKeyIdentifier`
 * @throws AwsError `NotFoundException`
 */
export function requestedKeyArn(text: string, forms: "any" | "key", context: KeyContext): string {
  const identifier = parseKeyIdentifier(text, forms, context.scope);
  const isForeign = identifier.scope.account !== context.scope.account;
  return isForeign ? identifierArn(identifier) : resolveKey(identifier, context).arn;
}

/**
 * The key that a request names. An alias is resolved anew at each call.
 *
 * @throws AwsError `NotFoundException`
 */
export function requestedKey(text: string, forms: "any" | "key", context: KeyContext): KmsKey {
  return resolveKey(parseKeyIdentifier(text, forms, context.scope), context);
}

function resolveKey(identifier: KeyIdentifier, context: KeyContext): KmsKey {
  const { scope } = identifier;
  const id = identifier.kind === "key" ? identifier.id : requireKmsAlias(context, scope, identifier.name).keyId;
  const key = findKmsKey(context, scope, id);
  if (key === undefined) throw new AwsError("NotFoundException", `Key '${keyArn(scope, id)}' does not exist`);
  return key;
}

/**
 * Refuses a key that may not be used now (AWS KMS Developer Guide, "Key state table").
 *
 * @throws AwsError `DisabledException`, `KMSInvalidStateException`
 */
export function requireUsable(key: KmsKey): void {
  if (key.state === "Disabled") throw new AwsError("DisabledException", `${key.arn} is disabled.`);
  refusePendingDeletion(key);
}

/** Refuses a key that is about to be deleted. @throws AwsError `KMSInvalidStateException` */
export function refusePendingDeletion(key: KmsKey): void {
  if (key.state !== "PendingDeletion") return;
  throw new AwsError("KMSInvalidStateException", `${key.arn} is pending deletion.`);
}

/** Refuses a key that is not about to be deleted. @throws AwsError `KMSInvalidStateException` */
export function requirePendingDeletion(key: KmsKey): void {
  if (key.state === "PendingDeletion") return;
  throw new AwsError("KMSInvalidStateException", `${key.arn} is not pending deletion.`);
}
