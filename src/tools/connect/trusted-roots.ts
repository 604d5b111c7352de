/** The certificate authorities of Node and `NODE_EXTRA_CA_CERTS`, with one more PEM beside them. */
export async function trustedRoots(pem: string): Promise<readonly string[]> {
  const { getCACertificates } = await import("node:tls");
  return [...getCACertificates("default"), pem];
}
