import { stsOperation } from "../aws/define-operation.ts";

/** Who signed the request (AWS STS API, GetCallerIdentity). */
export const GetCallerIdentity = stsOperation("GetCallerIdentity", {
  access: "always",
  members: [],
  handle: (_input, { principal }) => ({
    Arn: principal.arn,
    UserId: principal.uniqueId,
    Account: principal.account,
  }),
});
