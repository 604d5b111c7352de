import type { ECRClient } from "@aws-sdk/client-ecr";
import { InkanError } from "../../core/error.ts";
import { callAws } from "./aws-call.ts";
import type { RegistryCredentials } from "./registry-client.ts";

/** A login that ECR made: good for every registry its principal may reach in that region, until it expires (12 h). */
export type EcrLogin = {
  readonly credentials: RegistryCredentials;
  /** Host of the principal's own registry. */
  readonly host: string;
  readonly expiresAt: Date | undefined;
};

/** ECR's answer to GetAuthorizationToken was not one. */
export class EcrLoginError extends InkanError<"UNEXPECTED_ANSWER"> {
  override readonly name = "EcrLoginError";
}

/** Asks ECR for a login (GetAuthorizationToken). Throws AwsCallError, EcrLoginError. */
export async function requestEcrLogin(client: ECRClient): Promise<EcrLogin> {
  const { GetAuthorizationTokenCommand } = await import("@aws-sdk/client-ecr");
  const answer = await callAws("asking ECR for a registry login", () =>
    client.send(new GetAuthorizationTokenCommand({})),
  );
  const data = answer.authorizationData?.[0];
  const userAndPassword = Buffer.from(data?.authorizationToken ?? "", "base64").toString();
  const colon = userAndPassword.indexOf(":");
  if (colon < 1 || data?.proxyEndpoint === undefined || !URL.canParse(data.proxyEndpoint)) {
    throw new EcrLoginError("UNEXPECTED_ANSWER", "GetAuthorizationToken answered without a token and a proxyEndpoint");
  }
  return {
    credentials: { username: userAndPassword.slice(0, colon), password: userAndPassword.slice(colon + 1) },
    host: new URL(data.proxyEndpoint).host,
    expiresAt: data.expiresAt,
  };
}
