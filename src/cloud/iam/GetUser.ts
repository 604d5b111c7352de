import { iamOperation } from "../aws/define-operation.ts";
import { requestedOrOwnArn, requireUserOrCaller } from "./requested-identity.ts";
import { rootUserOutput, wholeUserOutput } from "./user-output.ts";

/** A user, or the caller where no name is given (IAM API, GetUser). */
export const GetUser = iamOperation("GetUser", {
  access: { action: "iam:GetUser", resource: requestedOrOwnArn },
  members: ["UserName"],
  handle({ UserName }, context) {
    const { principal } = context;
    if (UserName === undefined && principal.kind === "root") return { User: rootUserOutput(context) };
    return { User: wholeUserOutput(requireUserOrCaller(UserName, context)) };
  },
});
