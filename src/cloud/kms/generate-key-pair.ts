import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { KeySpec } from "../../core/crypto/key-specs.ts";

const generate = promisify(generateKeyPair);

/** Makes a key pair off the main thread; RSA exponents are 65537, as KMS's are. */
export async function generateKmsKeyPair(
  spec: KeySpec,
): Promise<{ /** SPKI DER. */ readonly publicKey: Uint8Array /** PKCS#8 DER. */; readonly privateKey: Uint8Array }> {
  const pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } =
    spec.kind === "rsa"
      ? await generate("rsa", { modulusLength: spec.bits })
      : await generate("ec", { namedCurve: spec.curve });
  return {
    publicKey: pair.publicKey.export({ type: "spki", format: "der" }),
    privateKey: pair.privateKey.export({ type: "pkcs8", format: "der" }),
  };
}
