import { kmsOperation } from "../aws/define-operation.ts";
import { listKmsKeys } from "./kms-keys.ts";
import { readKmsPage } from "./kms-page.ts";

/** Page size where the caller names none (AWS KMS API, ListKeys). */
const defaultLimit = 100;

/** The keys of the account and region (AWS KMS API, ListKeys). */
export const ListKeys = kmsOperation("ListKeys", {
  access: { action: "kms:ListKeys", resource: () => "*" },
  members: ["Limit", "Marker"],
  handle(input, context) {
    const { scope } = context;
    const { entries, continuation } = readKmsPage(
      { name: "ListKeys", scope },
      input,
      defaultLimit,
      (page) => listKmsKeys(context, scope, page),
      (key) => key.id,
    );
    return { Keys: entries.map((key) => ({ KeyId: key.id, KeyArn: key.arn })), ...continuation };
  },
});
