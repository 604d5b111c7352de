import { closeSync, openSync, readSync } from "node:fs";
import { CryptoError } from "../../core/crypto/crypto-error.ts";
import type { HashName } from "../../core/crypto/hash.ts";
import { maxPemLength, parsePublicKeyDer, parsePublicKeyPem } from "../../core/crypto/public-key.ts";
import {
  acceptedAlgorithms,
  createVerificationKey,
  type VerificationKey,
} from "../../core/signing/verification-key.ts";
import type { Cloud } from "../connect/cloud.ts";
import { type Environment, variable } from "../connect/environment.ts";
import { KeyError } from "./key-error.ts";
import type { KeyReference } from "./key-reference.ts";
import { getKmsPublicKey } from "./kms-public-key.ts";

/**
 * Fetches the key that signatures are to be checked against.
 *
 * @param options `hash` takes only signatures over this hash; otherwise the key's kind decides
 * @throws KeyError, AwsCallError
 */
export async function loadVerificationKey(
  cloud: Cloud,
  reference: KeyReference,
  options: { readonly env: Environment; readonly hash: HashName | undefined },
): Promise<VerificationKey> {
  if (reference.kind === "kms") {
    const { spki, algorithms } = await getKmsPublicKey(cloud, reference);
    const key = parsePublicKeyDer(spki);
    const accepted = acceptedAlgorithms(key, options.hash);
    // cosign signs with what KMS lists first, whatever is usual for such a key.
    return createVerificationKey(key, {
      name: reference.keyId,
      algorithms: options.hash === undefined ? [...accepted, algorithms[0]] : accepted,
    });
  }
  const name = reference.kind === "file" ? reference.path : `env://${reference.name}`;
  const pem = reference.kind === "file" ? readKeyFile(name) : readVariable(options.env, reference.name);
  try {
    const key = parsePublicKeyPem(pem);
    return createVerificationKey(key, { name, algorithms: acceptedAlgorithms(key, options.hash) });
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    throw new KeyError("KEY_INVALID", `the key ${name} cannot be used: ${cause.message}`, {
      cause,
      next: "inkan keys public-key KEY > key.pem prints the public key of a KMS key",
    });
  }
}

/** Any kind of file, a pipe included; of a longer one only so much that it is seen to be too long. */
function readKeyFile(path: string): string {
  const bytes = Buffer.alloc(maxPemLength + 1);
  let length = 0;
  try {
    const file = openSync(path, "r");
    try {
      let read: number;
      do {
        read = readSync(file, bytes, length, bytes.byteLength - length, null);
        length += read;
      } while (read > 0 && length < bytes.byteLength);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new KeyError("KEY_UNREADABLE", `the key file ${path} cannot be read`, { cause });
  }
  return bytes.toString("utf8", 0, length);
}

function readVariable(env: Environment, name: string): string {
  const pem = variable(env, name);
  if (pem === undefined) throw new KeyError("KEY_UNREADABLE", `the environment variable ${name} is not set`);
  return pem;
}
