import { kmsOperation } from "../aws/define-operation.ts";
import { listKmsAliases } from "./kms-aliases.ts";
import { readKmsPage } from "./kms-page.ts";
import { requestedKey } from "./requested-key.ts";

/** Page size where the caller names none (AWS KMS API, ListAliases). */
const defaultLimit = 50;

/** The aliases of the account and region, or of one key (AWS KMS API, ListAliases). */
export const ListAliases = kmsOperation("ListAliases", {
  access: { action: "kms:ListAliases", resource: () => "*" },
  members: ["KeyId", "Limit", "Marker"],
  handle(input, context) {
    const { scope } = context;
    const keyId = input.KeyId === undefined ? undefined : requestedKey(input.KeyId, "key", context).id;
    const { entries, continuation } = readKmsPage(
      { name: `ListAliases ${keyId ?? "of all keys"}`, scope },
      input,
      defaultLimit,
      (page) => listKmsAliases(context, scope, { ...page, ...(keyId === undefined ? {} : { keyId }) }),
      (alias) => alias.name,
    );
    const aliases = entries.map((alias) => ({
      AliasName: alias.name,
      AliasArn: alias.arn,
      TargetKeyId: alias.keyId,
      CreationDate: alias.createdAt,
      LastUpdatedDate: alias.updatedAt,
    }));
    return { Aliases: aliases, ...continuation };
  },
});
