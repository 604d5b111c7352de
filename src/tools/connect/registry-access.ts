import type { ECRClient } from "@aws-sdk/client-ecr";
import { parseRegistryHost } from "../../core/aws/registry-host.ts";
import type { Region } from "../../core/aws/scope.ts";
import { DockerConfigError } from "./docker-config.ts";
import { findDockerCredentials } from "./docker-credentials.ts";
import { requestEcrLogin } from "./ecr-login.ts";
import type { Environment } from "./environment.ts";
import { isLoopback } from "./host-names.ts";
import { openRegistry } from "./open-registry.ts";
import type { RegistryClient, RegistryCredentials } from "./registry-client.ts";

/** What is known of the cloud that registries are opened for. */
export type RegistryAccessOptions = {
  readonly env: Environment;
  /** Whether the running local cloud was chosen by name: then docker's config has no say in its registry. */
  readonly local: boolean;
  readonly endpoint: string | undefined;
  readonly ca: string | undefined;
  /** Plain HTTP for registries that do not speak HTTPS, and logins over it. */
  readonly allowHttp: boolean;
  readonly ecr: (options?: { readonly region?: Region }) => Promise<ECRClient>;
  readonly onRequest: ((line: string) => void) | undefined;
};

type FindCredentials = () => Promise<RegistryCredentials | undefined>;

/**
 * Opens registries for one cloud: one client for each host, whose connections and logins are shared.
 *
 * Without a host it is the registry of the current account and region, with that cloud's own login. For one with a host,
 * credentials that docker's config holds for it come first; then, where the host is ECR's or the cloud's own, a login
 * from ECR; else none.
 */
export function createRegistryAccess(options: RegistryAccessOptions): (host?: string) => Promise<RegistryClient> {
  const clients = new Map<string, Promise<RegistryClient>>();
  const open = (host: string, credentials: FindCredentials) =>
    openRegistry({
      host,
      scheme: endpointSchemeFor(host, options.endpoint) ?? "auto",
      ...(isEcr(host, options.endpoint) ? { login: "basic" } : {}),
      allowHttp: options.allowHttp,
      credentials,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
      ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
    });
  const openOwn = async () => {
    const { host, credentials } = await requestEcrLogin(await options.ecr());
    return open(host, async () => credentials);
  };
  const openNamed = async (host: string) => open(host, () => credentialsFor(host, options));
  return (host) => {
    const kept = clients.get(host ?? "");
    if (kept !== undefined) return kept;
    const client = host === undefined ? openOwn() : openNamed(host);
    clients.set(host ?? "", client);
    return client;
  };
}

async function credentialsFor(host: string, options: RegistryAccessOptions): Promise<RegistryCredentials | undefined> {
  const ecr = isEcr(host, options.endpoint);
  if (!(options.local && isOwnRegistry(host, options.endpoint))) {
    const found = await findDockerCredentials(options.env, host).catch((error: unknown) => {
      // A helper that is not installed, or has no login of its own, is no reason not to ask ECR.
      if (ecr && error instanceof DockerConfigError && error.code === "HELPER_FAILED") return undefined;
      throw error;
    });
    if (found !== undefined) return found;
  }
  if (!ecr) return undefined;
  const named = parseRegistryHost(host);
  const client = await options.ecr(named === undefined ? {} : { region: named.region });
  return (await requestEcrLogin(client)).credentials;
}

/** Whether a registry is ECR's own or the cloud's. */
function isEcr(host: string, endpoint: string | undefined): boolean {
  return isOwnRegistry(host, endpoint) || parseRegistryHost(host)?.kind === "aws";
}

/**
 * Whether a registry host is the one behind the cloud's endpoint: the same host and port, all names of loopback being
 * one (`localhost`, `127.0.0.1`, `ACCOUNT.dkr.ecr.REGION.localhost`).
 */
export function isOwnRegistry(host: string, endpoint: string | undefined): boolean {
  if (endpoint === undefined || !URL.canParse(endpoint) || !URL.canParse(`http://${host}`)) return false;
  const cloud = new URL(endpoint);
  const registry = new URL(`${cloud.protocol}//${host}`);
  if (cloud.port !== registry.port) return false;
  return cloud.hostname === registry.hostname || (isLoopback(cloud.hostname) && isLoopback(registry.hostname));
}

/** The scheme that the user chose by naming the endpoint. */
function endpointSchemeFor(host: string, endpoint: string | undefined): "http" | "https" | undefined {
  if (endpoint === undefined || !isOwnRegistry(host, endpoint)) return undefined;
  return new URL(endpoint).protocol === "http:" ? "http" : "https";
}
