import { parseRegistryHost } from "../../core/aws/registry-host.ts";
import { InkanError } from "../../core/error.ts";
import type { Cloud } from "./cloud.ts";
import { type StoredLogin, storeDockerCredentials } from "./docker-credentials.ts";
import { requestEcrLogin } from "./ecr-login.ts";
import type { Environment } from "./environment.ts";
import { openRegistry } from "./open-registry.ts";
import type { RegistryCredentials } from "./registry-client.ts";

/** A login that docker and every tool that reads its config now have. */
export type LoggedIn = {
  readonly host: string;
  readonly stored: StoredLogin;
  /** When ECR's login ends; undefined where it does not say, and for a given password. */
  readonly expiresAt: Date | undefined;
};

/** No login can be made for the registry. */
export class LoginError extends InkanError<"PASSWORD_NEEDED"> {
  override readonly name = "LoginError";
}

/**
 * Logs in to an ECR registry with the cloud's own identity and stores the login.
 *
 * @param host default: the registry of the current account and region
 * @throws LoginError for a registry that is not ECR's; AwsCallError, DockerConfigError
 */
export async function logInToEcr(cloud: Cloud, host: string | undefined, env: Environment): Promise<LoggedIn> {
  const named = host === undefined ? undefined : parseRegistryHost(host);
  if (host !== undefined && named === undefined && !cloud.isOwnRegistry(host)) {
    throw new LoginError("PASSWORD_NEEDED", `${host} is no ECR registry: a user and a password are needed`, {
      next: `inkan login ${host} --username USER --password-stdin`,
    });
  }
  const login = await requestEcrLogin(await cloud.ecr(named === undefined ? {} : { region: named.region }));
  const registry = host ?? login.host;
  return {
    host: registry,
    stored: await storeDockerCredentials(env, registry, login.credentials),
    expiresAt: login.expiresAt,
  };
}

/** Checks a user and a password with the registry and stores them. Throws RegistryError, DockerConfigError. */
export async function logInWithPassword(
  host: string,
  credentials: RegistryCredentials,
  options: { readonly env: Environment; readonly ca: string | undefined; readonly allowHttp: boolean },
): Promise<LoggedIn> {
  const { env, ca, allowHttp } = options;
  const registry = openRegistry({
    host,
    scheme: "auto",
    allowHttp,
    credentials: async () => credentials,
    ...(ca === undefined ? {} : { ca }),
  });
  await registry.ping();
  return { host, stored: await storeDockerCredentials(env, host, credentials), expiresAt: undefined };
}
