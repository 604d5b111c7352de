import type { Credentials } from "../aws/models/sts.generated.ts";
import type { TemporaryCredentials } from "../aws/sessions.ts";

/** Temporary credentials as STS answers them. */
export function credentialsOutput(credentials: TemporaryCredentials): Credentials {
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    SessionToken: credentials.sessionToken,
    Expiration: credentials.expiresAt,
  };
}
