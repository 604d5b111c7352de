import type { SecureContext } from "node:tls";

/** A certificate with the chain above it and its private key, both PEM. */
export type CertificatePair = { readonly cert: string; readonly key: string };

/** Where a door's certificates come from. */
export type CertificateSource = {
  /** For clients that name no server (they connected to an address). The same object as long as it is good. */
  defaultPair(): Promise<CertificatePair>;
  /** For the server name of a TLS client; undefined, which means the default, where it is no name. */
  contextFor(serverName: string): Promise<SecureContext | undefined>;
};
