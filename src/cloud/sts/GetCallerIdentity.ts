import { stsOperation } from "../aws/define-operation.ts";

/**
 * Who signed the request. AWS asks for no permission here, and answers even where a policy denies it: a refusal would
 * tell the caller the same (AWS STS API, GetCallerIdentity).
 */
export const GetCallerIdentity = stsOperation("GetCallerIdentity", {
  access: "always",
  members: [],
  handle: (_input, { principal }) => ({
    Arn: principal.arn,
    UserId: principal.uniqueId,
    Account: principal.account,
  }),
});
