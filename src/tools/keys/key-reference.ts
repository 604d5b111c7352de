import { parseArn } from "../../core/aws/arn.ts";
import { KeyError } from "./key-error.ts";

/** A KMS key as it was named. The id is sent to KMS as it stands, as cosign does. */
export type KmsKeyReference = {
  readonly kind: "kms";
  /** Key id, key ARN, `alias/NAME` or alias ARN. */
  readonly keyId: string;
  /** `HOST[:PORT]` of `awskms://HOST/…`; undefined for the cloud's own KMS. */
  readonly host?: string;
};

/** What `--key` may name. */
export type KeyReference =
  | KmsKeyReference
  /** A PEM file. */
  | { readonly kind: "file"; readonly path: string }
  /** A PEM in an environment variable, cosign's `env://NAME`. */
  | { readonly kind: "variable"; readonly name: string };

const awskmsPrefix = "awskms://";

/** `mrk-` for a multi-Region key, and a UUID whose dashes may be missing (sigstore/sigstore, kms/aws). */
const keyIdPattern = /^(?:mrk-)?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** KMS API, `AliasName`. */
const aliasPattern = /^alias\/[a-zA-Z0-9/_-]{1,250}$/;

/**
 * Parses `--key`: cosign's `awskms://[HOST]/ID` with a key id, key ARN, alias or alias ARN; each of those four as it
 * stands; `env://NAME`; anything else without `://` is a file.
 *
 * @throws KeyError `KEY_REFERENCE_INVALID`, `KEY_KIND_UNSUPPORTED`
 */
export function parseKeyReference(text: string): KeyReference {
  if (text.startsWith(awskmsPrefix)) return parseAwskms(text);
  if (isKmsKeyId(text)) return { kind: "kms", keyId: text };
  if (text.startsWith("env://") && text.length > "env://".length) {
    return { kind: "variable", name: text.slice("env://".length) };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):(?:\/\/|token=|object=)/i.exec(text)?.[1];
  if (scheme !== undefined) {
    throw new KeyError("KEY_KIND_UNSUPPORTED", `inkan takes no keys from ${scheme}: ('${text.slice(0, 200)}')`, {
      next: "name a KMS key (awskms:///alias/NAME) or, to verify, a file with the public key",
    });
  }
  if (text === "") throw new KeyError("KEY_REFERENCE_INVALID", "the key's name is empty");
  return { kind: "file", path: text };
}

/** Whether the text is one of the four forms in which KMS takes a key. */
function isKmsKeyId(text: string): boolean {
  if (keyIdPattern.test(text) || aliasPattern.test(text)) return true;
  const arn = parseArn(text);
  if (arn?.service !== "kms" || arn.region === "" || arn.account === "") return false;
  return arn.resource.startsWith("key/")
    ? keyIdPattern.test(arn.resource.slice("key/".length))
    : aliasPattern.test(arn.resource);
}

function parseAwskms(text: string): KmsKeyReference {
  const rest = text.slice(awskmsPrefix.length);
  const slash = rest.indexOf("/");
  const host = rest.slice(0, Math.max(slash, 0));
  const keyId = rest.slice(slash + 1);
  if (slash < 0 || !isKmsKeyId(keyId) || !/^(?:[a-zA-Z0-9.-]+|\[[0-9a-fA-F:]+\])?(?::[0-9]{1,5})?$/.test(host)) {
    const isTwoSlashes = host === "alias" || host.startsWith("arn:");
    throw new KeyError("KEY_REFERENCE_INVALID", `'${text.slice(0, 300)}' is not awskms://[HOST]/ID, ALIAS or ARN`, {
      next: isTwoSlashes ? `awskms:///${rest}, with three slashes` : "for example awskms:///alias/NAME",
    });
  }
  return { kind: "kms", keyId, ...(host === "" ? {} : { host }) };
}
