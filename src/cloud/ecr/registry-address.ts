import { awsRegistryHost } from "../../core/aws/registry-host.ts";
import type { Scope } from "../../core/aws/scope.ts";
import type { RequestedEndpoint } from "../aws/operation.ts";

/** Where clients reach a registry: `host` may have a port, as image references are written. */
export type RegistryAddress = { readonly scheme: "http" | "https"; readonly host: string };

/** The names under which AWS serves the ECR API (AWS General Reference, "Amazon ECR endpoints and quotas"). */
const awsApiHost =
  /^(?:api\.)?ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.aws|api\.amazonwebservices\.com\.cn)$/;

/** The local names that say what they are for, `api.ecr.REGION.localhost` and `ACCOUNT.dkr.ecr.REGION.localhost`. */
const localHost = /^(?:(?:api\.)?ecr|[0-9]{12}\.dkr\.ecr)\.[a-z0-9-]+\.localhost$/;

/**
 * The registry of an account and region as the caller of this endpoint can reach it. Who called a real AWS name gets the
 * real registry name, as ECR answers it, always with https; who called a local name that names ECR gets
 * `ACCOUNT.dkr.ecr.REGION.localhost`; any other caller gets the very address that was called, `localhost:4566` most
 * often, where the login token tells account and region.
 */
export function registryAddress({ scheme, authority }: RequestedEndpoint, scope: Scope): RegistryAddress {
  const [, host = authority, port = ""] = /^(.*?)(:[0-9]+)?$/.exec(authority.toLowerCase()) ?? [];
  if (awsApiHost.test(host)) return { scheme: "https", host: awsRegistryHost(scope.account, scope.region) + port };
  if (localHost.test(host)) return { scheme, host: `${scope.account}.dkr.ecr.${scope.region}.localhost${port}` };
  return { scheme, host: authority };
}
