import { type OptionSpec, UsageError } from "./command.ts";

/**
 * A flag of cosign that Inkan does not have. It is known by name so that it is refused with a reason, on the command line
 * and by its variable, and never ignored. A boolean that says what Inkan does anyway is taken.
 */
export type ForeignFlag =
  | { readonly kind: "value"; readonly because: string }
  /** `same` is the setting that is already so. */
  | { readonly kind: "boolean"; readonly same: boolean; readonly because: string };

type ForeignFlags = Readonly<Record<string, ForeignFlag>>;

const log = "inkan uses no transparency log";
const certificates = "inkan signs and verifies with keys; certificates are not implemented";
const hardware = "inkan takes keys from AWS KMS";
const login = "inkan takes registry logins from docker's config and from ECR";
const transport = "inkan trusts the system's certificates and AWS_CA_BUNDLE";
const storage = "inkan stores signatures in the registry alone";

const value = (because: string): ForeignFlag => ({ kind: "value", because });
const fixed = (same: boolean, because: string): ForeignFlag => ({ kind: "boolean", same, because });

const commonFlags = {
  "allow-insecure-registry": fixed(false, transport),
  attachment: value("inkan signs images, not their attachments"),
  "attachment-tag-prefix": value(storage),
  certificate: value(certificates),
  "certificate-chain": value(certificates),
  "k8s-keychain": fixed(false, login),
  "output-file": value("redirect the output instead"),
  payload: value(storage),
  "registry-cacert": value(transport),
  "registry-client-cert": value(transport),
  "registry-client-key": value(transport),
  "registry-password": value(login),
  "registry-server-name": value(transport),
  "registry-token": value(login),
  "registry-username": value(login),
  "rekor-url": value(log),
  sk: fixed(false, hardware),
  slot: value(hardware),
  timeout: value("inkan has time limits of its own"),
} as const satisfies ForeignFlags;

/** Flags of `cosign sign` (2.6 and 3.1) that Inkan lacks. */
export const foreignSignFlags = {
  ...commonFlags,
  bundle: value(storage),
  "fulcio-auth-flow": value(certificates),
  "fulcio-url": value(certificates),
  "identity-token": value(certificates),
  "issue-certificate": fixed(false, certificates),
  "oidc-client-id": value(certificates),
  "oidc-client-secret-file": value(certificates),
  "oidc-disable-ambient-providers": fixed(false, certificates),
  "oidc-issuer": value(certificates),
  "oidc-provider": value(certificates),
  "oidc-redirect-url": value(certificates),
  "output-certificate": value(storage),
  "output-payload": value(storage),
  "output-signature": value(storage),
  "record-creation-timestamp": fixed(false, "inkan's signature manifests bear no time, so that equal ones are equal"),
  "registry-referrers-mode": value("--format chooses the storage"),
  "sign-container-identity": value("inkan signs the name under which the image was given"),
  "signing-config": value(log),
  "timestamp-client-cacert": value(log),
  "timestamp-client-cert": value(log),
  "timestamp-client-key": value(log),
  "timestamp-server-name": value(log),
  "timestamp-server-url": value(log),
  "tlog-upload": fixed(false, log),
  upload: fixed(true, storage),
  "use-signing-config": fixed(false, log),
} as const satisfies ForeignFlags;

/** Flags of `cosign verify` (2.6 and 3.1) that Inkan lacks. */
export const foreignVerifyFlags = {
  ...commonFlags,
  "allow-certificate-chain": fixed(false, certificates),
  "ca-intermediates": value(certificates),
  "ca-roots": value(certificates),
  "certificate-github-workflow-name": value(certificates),
  "certificate-github-workflow-ref": value(certificates),
  "certificate-github-workflow-repository": value(certificates),
  "certificate-github-workflow-sha": value(certificates),
  "certificate-github-workflow-trigger": value(certificates),
  "certificate-identity": value(certificates),
  "certificate-identity-regexp": value(certificates),
  "certificate-oidc-issuer": value(certificates),
  "certificate-oidc-issuer-regexp": value(certificates),
  "check-claims": fixed(true, "a signature that is not compared with the image proves nothing about it"),
  "experimental-oci11": fixed(false, "inkan looks under the .sig tag and among the referrers"),
  "insecure-ignore-sct": fixed(true, certificates),
  "insecure-ignore-tlog": fixed(true, log),
  "local-image": fixed(false, "inkan verifies what is in a registry"),
  "max-workers": value("inkan bounds its connections itself"),
  offline: fixed(true, "inkan asks nobody but the registry and KMS"),
  sct: value(certificates),
  signature: value(storage),
  "timestamp-certificate-chain": value(log),
  "use-signed-timestamps": fixed(false, log),
} as const satisfies ForeignFlags;

/** The options by which a command knows the flags; help does not show them. */
export function foreignOptions<const Flags extends ForeignFlags>(
  flags: Flags,
): { readonly [Name in keyof Flags]: OptionSpec & { readonly kind: Flags[Name]["kind"] } } {
  const options = Object.entries(flags).map(([name, flag]) => [name, toOption(name, flag)]);
  return Object.fromEntries(options) as { [Name in keyof Flags]: OptionSpec & { kind: Flags[Name]["kind"] } };
}

/**
 * Refuses what was given of them.
 *
 * @param given the command's options; `undefined` is not given
 * @throws UsageError naming the flag and the reason
 */
export function refuseForeignFlags(
  command: string,
  flags: ForeignFlags,
  given: Readonly<Record<string, unknown>>,
): void {
  for (const [name, flag] of Object.entries(flags)) {
    const setting = given[name];
    if (setting === undefined || (flag.kind === "boolean" && setting === flag.same)) continue;
    const shown = flag.kind === "boolean" ? `--${name}=${setting}` : `--${name}`;
    throw new UsageError(
      `inkan ${command} has no ${shown} (cosign's, also by ${cosignVariable(name)}): ${flag.because}`,
      `inkan ${command} --help`,
    );
  }
}

/** The variable that sets a flag in cosign. */
export function cosignVariable(name: string): string {
  return `COSIGN_${name.toUpperCase().replaceAll("-", "_")}`;
}

function toOption(name: string, flag: ForeignFlag): OptionSpec {
  const base = { summary: flag.because, hidden: true, env: [cosignVariable(name)] };
  return flag.kind === "boolean" ? { kind: "boolean", ...base } : { kind: "value", value: "VALUE", ...base };
}
