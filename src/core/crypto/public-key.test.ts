import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CryptoError } from "./crypto-error.ts";
import { formatPem } from "./pem.ts";
import { type PublicKey, parsePublicKeyDer, parsePublicKeyPem, sshFingerprint } from "./public-key.ts";

const publicKeyDer = ({ keyObject }: PublicKey): Uint8Array => keyObject.export({ type: "spki", format: "der" });
const publicKeyPem = ({ keyObject }: PublicKey): string => keyObject.export({ type: "spki", format: "pem" }).toString();

type Vector = {
  readonly name: string;
  readonly pem: string;
  readonly pkcs1Pem?: string;
  readonly sshFingerprint: string;
};

const path = join(import.meta.dirname, "../../../test/vectors/keys/public-keys.json");
const vectors = JSON.parse(readFileSync(path, "utf8")) as readonly Vector[];

describe.each(vectors)("a public key of $name", ({ name, pem, pkcs1Pem, sshFingerprint: fingerprint }) => {
  test("is read from PEM and DER and written back the same", () => {
    const key = parsePublicKeyPem(pem);
    expect(key.kind === "rsa" ? `RSA-${key.bits}` : key.curve).toBe(name);
    expect(publicKeyPem(key)).toBe(pem);
    expect(publicKeyPem(parsePublicKeyDer(publicKeyDer(key)))).toBe(pem);
    expect(formatPem("PUBLIC KEY", publicKeyDer(key))).toBe(pem);
  });

  test("has the fingerprint that OpenSSH gives it", () => {
    expect(sshFingerprint(parsePublicKeyPem(pem))).toBe(fingerprint);
  });

  if (pkcs1Pem !== undefined) {
    test("is the same in PKCS#1", () => {
      expect(publicKeyPem(parsePublicKeyPem(pkcs1Pem))).toBe(pem);
    });
  }

  test("is found in a text with Windows line ends and words around it", () => {
    const text = `the key:\n${pem}-----BEGIN CERTIFICATE-----\nAAAA\n`.replaceAll("\n", "\r\n");
    expect(publicKeyPem(parsePublicKeyPem(text))).toBe(pem);
  });
});

const spki = (type: "ed25519" | "x25519") => {
  const pair = type === "ed25519" ? generateKeyPairSync(type) : generateKeyPairSync(type);
  return pair.publicKey.export({ type: "spki", format: "pem" }).toString();
};

describe("what is no usable public key is refused", () => {
  const [rsa] = vectors;
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
  test.each([
    ["an empty text", "", "KEY_MALFORMED"],
    ["a text without PEM", "ssh-rsa AAAA", "KEY_MALFORMED"],
    ["a cut PEM", rsa?.pem.slice(0, 200) ?? "", "KEY_MALFORMED"],
    ["bytes that are no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "KEY_MALFORMED"],
    ["a text that is too long", `${" ".repeat(64 * 1024)}${rsa?.pem}`, "KEY_MALFORMED"],
    ["a private key", privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "KEY_UNSUPPORTED"],
    [
      "a certificate before the key",
      `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${rsa?.pem}`,
      "KEY_UNSUPPORTED",
    ],
    ["a short RSA key", publicKey.export({ type: "spki", format: "pem" }).toString(), "KEY_UNSUPPORTED"],
    ["an Ed25519 key", spki("ed25519"), "KEY_UNSUPPORTED"],
    ["a key that does not sign", spki("x25519"), "KEY_UNSUPPORTED"],
  ])("%s", (_, text, code) => {
    expect(() => parsePublicKeyPem(text)).toThrow(expect.objectContaining({ code }) as CryptoError);
  });

  test("and a refused private key does not show in the message", () => {
    const secret = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    try {
      parsePublicKeyPem(secret);
    } catch (error) {
      expect(error).toBeInstanceOf(CryptoError);
      expect(String(error)).not.toContain(secret.split("\n")[1]);
    }
    expect.assertions(2);
  });
});
