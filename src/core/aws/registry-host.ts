import { type AccountId, isAccountId, isRegion, partitionOf, type Region, type Scope } from "./scope.ts";

/** What a registry host that belongs to an account and region says about itself. */
export type RegistryHost = Scope & {
  /** AWS's own name, or the local cloud's `ACCOUNT.dkr.ecr.REGION.localhost`. */
  readonly kind: "aws" | "local";
};

/**
 * The names under which AWS serves private registries: public, dual stack, FIPS, China, EU sovereign and isolated
 * regions (the pattern of amazon-ecr-credential-helper).
 */
const awsDomains =
  "amazonaws\\.(?:com(?:\\.cn)?|eu)|on\\.(?:aws|amazonwebservices\\.com\\.cn)|sc2s\\.sgov\\.gov|c2s\\.ic\\.gov|cloud\\.adc-e\\.uk|csp\\.hci\\.ic\\.gov";

const pattern = new RegExp(
  `^([0-9]{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:(${awsDomains})|localhost)(:[0-9]{1,5})?$`,
);

/** Reads account and region out of a registry host; undefined where the host does not name them. */
export function parseRegistryHost(host: string): RegistryHost | undefined {
  const match = pattern.exec(host.toLowerCase());
  if (match === null) return undefined;
  const [, account = "", region = "", domain, port] = match;
  if (!isAccountId(account) || !isRegion(region)) return undefined;
  // AWS serves its registries on 443 alone: with another port the name is somebody else's.
  if (domain !== undefined && port !== undefined && port !== ":443") return undefined;
  return { kind: domain === undefined ? "local" : "aws", account, region };
}

/** The host of an account's private registry at AWS. */
export function awsRegistryHost(account: AccountId, region: Region): string {
  const suffix = partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  return `${account}.dkr.ecr.${region}.${suffix}`;
}
