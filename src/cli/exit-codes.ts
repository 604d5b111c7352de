/** What a process of ours can end with; the same meaning in every command. */
export const exitCodes = {
  done: { code: 0, meaning: "done; for verify: at least one signature of every image satisfied every condition" },
  failed: { code: 1, meaning: "failed (network, permission, registry, KMS): the message says which" },
  changed: { code: 2, meaning: "only with --detailed-exitcode: there are changes" },
  noSignature: { code: 10, meaning: "verify: no signature found" },
  noImage: { code: 11, meaning: "verify: no such image" },
  noMatchingSignature: { code: 12, meaning: "verify: signatures found, none satisfied the conditions" },
  noCertificate: { code: 13, meaning: "verify: a certificate is needed and there is none" },
  policyViolated: { code: 14, meaning: "a policy was violated, or a lifecycle policy does other than expected" },
  incomplete: { code: 15, meaning: "the listing was incomplete; never reported as clean" },
  usage: { code: 64, meaning: "the command line itself is wrong" },
  interrupted: { code: 130, meaning: "interrupted" },
  readerGone: { code: 141, meaning: "nobody reads stdout any more, as in a pipe to head" },
} as const;

declare const passedOnBrand: unique symbol;

/** The exit code of somebody else's program, which a command ran in its own place. */
export type PassedOnCode = number & { readonly [passedOnBrand]: true };

/** A code that a command may return. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]["code"] | PassedOnCode;

/** Passes on the exit code of a program that a command ran in its own place. */
export function passOn(code: number): PassedOnCode {
  return code as PassedOnCode;
}
