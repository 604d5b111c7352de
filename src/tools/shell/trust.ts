/**
 * Where systems keep their certificate authorities in one file, as Go's and OpenSSL's programs look for it (crypto/x509,
 * "root_linux.go"): Debian and Alpine, Fedora and RHEL 6, openSUSE, OpenELEC, CentOS and RHEL 7, Alpine.
 */
export const systemBundles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/pki/tls/cacert.pem",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/ssl/cert.pem",
] as const;

/**
 * The variables by which programs are told whom to trust.
 *
 * @param files.authority the certificate of the cloud's authority alone
 * @param files.bundle it and the system's authorities
 */
export function trustVariables(files: { readonly authority: string; readonly bundle: string }): Record<string, string> {
  const { authority, bundle } = files;
  return {
    // The aws command line, boto3, AWS's SDKs (so cosign's KMS) and inkan: for AWS alone, and that is the cloud here.
    AWS_CA_BUNDLE: authority,
    // Node.js: beside those that it brings.
    NODE_EXTRA_CA_CERTS: authority,
    // These replace what the program would trust: Go (cosign, crane, oras, skopeo, docker) and OpenSSL (so Python's ssl);
    // curl; Python's requests, which brings its own; git.
    SSL_CERT_FILE: bundle,
    CURL_CA_BUNDLE: bundle,
    REQUESTS_CA_BUNDLE: bundle,
    GIT_SSL_CAINFO: bundle,
  };
}

/** A bundle with one more authority. */
export function addAuthority(bundle: string, authority: string): string {
  return `${bundle.replace(/\n?$/, bundle === "" ? "" : "\n")}${authority}`;
}
