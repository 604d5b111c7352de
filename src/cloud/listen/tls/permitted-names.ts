/** The domains of AWS's services (AWS General Reference, "Service endpoints and quotas"). */
const awsDomains = ["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "amazonwebservices.com.cn", "aws"];

/** Domains that belong to no public site: RFC 6761 6, RFC 6762 3 and its appendix G, RFC 8375. */
const privateDomains = [
  "corp",
  "example",
  "home",
  "home.arpa",
  "internal",
  "intranet",
  "invalid",
  "lan",
  "local",
  "localhost",
  "private",
  "test",
];

const domains = [...awsDomains, ...privateDomains];

/**
 * Whether certificates are issued for a name, in small letters: one of AWS's, or one that no public site can have. Who
 * trusts the authority for the cloud's sake has not asked it to vouch for the rest of the world.
 *
 * @param hostName what this machine calls itself, with its domain where it knows it. It counts as it stands: in any other
 *   domain the same word may be a public site, as `github` is
 */
export function isPermittedName(name: string, hostName: string): boolean {
  if (!name.includes(".")) return true; // no public site has a name of one label: machines and containers have
  return name === hostName.toLowerCase() || domains.some((domain) => name.endsWith(`.${domain}`));
}
