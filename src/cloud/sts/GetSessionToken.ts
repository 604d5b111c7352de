import { AwsError } from "../aws/aws-error.ts";
import { stsOperation } from "../aws/define-operation.ts";
import { issueSession, plainSession } from "../aws/sessions.ts";
import { credentialsOutput } from "./credentials-output.ts";

/** How long the credentials of a user last where the caller does not say, and the most of the root user's, in seconds. */
const defaultSeconds = 43_200;
const maxRootSeconds = 3_600;

/** Temporary credentials of the caller itself; needs no permission (AWS STS API, GetSessionToken). */
export const GetSessionToken = stsOperation("GetSessionToken", {
  access: "always",
  members: ["DurationSeconds"],
  handle({ DurationSeconds = defaultSeconds }, { store, clocks, principal }) {
    if (principal.session !== undefined) {
      throw new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials", { status: 403 });
    }
    const { account, uniqueId, kind } = principal;
    const lifetimeSeconds = kind === "root" ? Math.min(DurationSeconds, maxRootSeconds) : DurationSeconds;
    const session = { ...plainSession, account, principalId: uniqueId, name: undefined, lifetimeSeconds };
    return { Credentials: credentialsOutput(issueSession(store, session, clocks.wall())) };
  },
});
