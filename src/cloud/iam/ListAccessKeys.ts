import { iamOperation } from "../aws/define-operation.ts";
import { pageOfList } from "./iam-page.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";
import { listUserAccessKeys } from "./user-access-keys.ts";

/** The access keys of a user (IAM API, ListAccessKeys). */
export const ListAccessKeys = iamOperation("ListAccessKeys", {
  access: { action: "iam:ListAccessKeys", resource: requestedOrOwnArn },
  members: ["UserName", "Marker", "MaxItems"],
  handle(input, context) {
    const user = requireUserOrCaller(input.UserName, context);
    const { entries, continuation } = pageOfList("ListAccessKeys", input, listUserAccessKeys(context, user.uniqueId));
    const keys = entries.map(({ accessKeyId, status, createdAt }) => ({
      UserName: user.name,
      AccessKeyId: accessKeyId,
      Status: status,
      CreateDate: createdAt,
    }));
    return { AccessKeyMetadata: keys, ...continuation };
  },
});
