/**
 * A Sigstore trusted root that names no log, no authority and no time stamp service, as `cosign trusted-root create`
 * writes it. cosign 2 reads no bundle without one, and with a key there is nothing to trust in it.
 */
export const emptyTrustedRoot = `${JSON.stringify({
  mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
})}\n`;
