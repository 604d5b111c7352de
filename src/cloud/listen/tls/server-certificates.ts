import { isIP } from "node:net";
import { createSecureContext, type SecureContext } from "node:tls";
import type { CertificatePair, CertificateSource } from "./certificate-source.ts";
import { type Authority, issueServerCertificate, serverLifeMs } from "./issue-certificate.ts";
import { isPermittedName } from "./permitted-names.ts";

/** Server names whose certificates are remembered: the hosts of AWS that one machine asks for are a few dozen. */
const maxRemembered = 256;

/** A certificate is replaced when this much of its life has passed, in milliseconds. */
const renewAfterMs = (serverLifeMs * 2) / 3;

/** A DNS name: labels of letters, digits, hyphens and underscores, 253 characters (RFC 1123 2.1). */
const serverNamePattern =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

type Issued = { readonly pair: CertificatePair; readonly context: SecureContext; readonly renewAt: number };

/**
 * Certificates issued when a client asks for their name. Who asks for one that is not permitted gets what those get who
 * name no server.
 *
 * @param options.defaultNames what the certificate for clients that name no server is good for
 * @param options.hostName what this machine calls itself
 */
export function createServerCertificates(options: {
  readonly authority: () => Promise<Authority>;
  readonly defaultNames: readonly string[];
  readonly hostName: string;
  readonly wall: () => Date;
}): CertificateSource {
  const defaultNames = new Set(options.defaultNames.map((name) => name.toLowerCase()));
  const remembered = new Map<string, Promise<Issued>>();

  const issue = async (names: readonly string[]): Promise<Issued> => {
    const now = options.wall();
    const pair = await issueServerCertificate(await options.authority(), names, now);
    return { pair, context: createSecureContext(pair), renewAt: now.getTime() + renewAfterMs };
  };

  /** Remembered under `key`, the least recently asked goes first; a failure is not remembered. */
  const issueOnce = async (key: string, names: readonly string[]): Promise<Issued> => {
    const known = remembered.get(key);
    remembered.delete(key);
    const issued = known?.then((issued) => (options.wall().getTime() < issued.renewAt ? issued : issue(names)));
    const kept = issued ?? issue(names);
    remembered.set(key, kept);
    kept.catch(() => remembered.delete(key));
    forgetOldest();
    return await kept;
  };

  const forgetOldest = (): void => {
    for (const oldest of remembered.keys()) {
      if (remembered.size <= maxRemembered) return;
      remembered.delete(oldest);
    }
  };

  return {
    defaultPair: async () => (await issueOnce("", options.defaultNames)).pair,
    async contextFor(serverName) {
      const name = serverName.toLowerCase();
      if (!serverNamePattern.test(name) || isIP(name) !== 0) return undefined;
      if (!defaultNames.has(name) && !isPermittedName(name, options.hostName)) return undefined;
      return (await issueOnce(name, [name])).context;
    },
  };
}
