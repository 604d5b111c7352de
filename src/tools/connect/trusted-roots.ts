import { getCACertificates } from "node:tls";

/** The certificate authorities of Node and `NODE_EXTRA_CA_CERTS`, with one more PEM beside them. */
export function trustedRoots(pem: string): readonly string[] {
  return [...getCACertificates("default"), pem];
}
