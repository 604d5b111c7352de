import { accountOfAccessKeyId } from "../../core/aws/access-key-id.ts";
import { AwsError } from "../aws/aws-error.ts";
import { stsOperation } from "../aws/define-operation.ts";

/** The account that an access key's id holds, whether there is such a key or not (AWS STS API, GetAccessKeyInfo). */
export const GetAccessKeyInfo = stsOperation("GetAccessKeyInfo", {
  access: { action: "sts:GetAccessKeyInfo", resource: () => "*" },
  members: ["AccessKeyId"],
  handle({ AccessKeyId }) {
    const account = accountOfAccessKeyId(AccessKeyId);
    // AWS's own sentence is not known.
    if (account === undefined) throw new AwsError("ValidationError", `${AccessKeyId} is invalid`);
    return { Account: account };
  },
});
