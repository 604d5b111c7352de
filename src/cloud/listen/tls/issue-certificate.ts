import { KeyObject, randomBytes, webcrypto } from "node:crypto";
import { isIP } from "node:net";
import type { JsonGeneralName } from "@peculiar/x509";
import type { CertificatePair } from "./certificate-source.ts";
import { loadX509 } from "./x509-library.ts";

/** A certificate authority: its certificate and its private key, both PEM. */
export type Authority = CertificatePair;

/** ECDSA with P-256 and SHA-256: what every TLS client of today accepts, and a signature takes a fraction of a millisecond. */
const keyAlgorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const signingAlgorithm = { name: "ECDSA", hash: "SHA-256" } as const;

const dayMs = 24 * 60 * 60 * 1000;

/** How long an authority is good, in milliseconds: people put it into their programs once. */
const authorityLifeMs = 10 * 365 * dayMs;

/** How long a server certificate is good, in milliseconds: below the 825 days that Apple's TLS accepts of a private authority. */
export const serverLifeMs = 90 * dayMs;

/** Certificates begin a day early, in milliseconds: the clocks of containers and virtual machines lag behind. */
const backdateMs = dayMs;

/** Makes a new authority that may sign server certificates and no further authorities. */
export async function createAuthority(now: Date): Promise<Authority> {
  const x509 = await loadX509();
  const keys = await generateKeys();
  // The number tells authorities apart where someone trusts several data folders.
  const name = `CN=Inkan local authority ${randomBytes(4).toString("hex")}, O=Inkan`;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity(now, authorityLifeMs),
    serialNumber: createSerialNumber(),
    name,
    keys,
    signingAlgorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: toPemFile(certificate.toString("pem")), key: privateKeyPem(keys.privateKey) };
}

/**
 * Issues a server certificate with a key of its own.
 *
 * @param names host names and addresses it is good for, at least one
 */
export async function issueServerCertificate(
  authority: Authority,
  names: readonly string[],
  now: Date,
): Promise<CertificatePair> {
  const x509 = await loadX509();
  const issuer = new x509.X509Certificate(authority.cert);
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    ...validity(now, serverLifeMs),
    serialNumber: createSerialNumber(),
    // The names stand in the extension alone (RFC 9525 2); a common name holds 64 characters, a host name up to 253.
    subject: "O=Inkan",
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await importPrivateKey(authority.key),
    signingAlgorithm,
    extensions: [
      new x509.SubjectAlternativeNameExtension(
        names.map((value): JsonGeneralName => ({ type: isIP(value) === 0 ? "dns" : "ip", value })),
      ),
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(await issuer.publicKey.export()),
    ],
  });
  return { cert: toPemFile(certificate.toString("pem")) + authority.cert, key: privateKeyPem(keys.privateKey) };
}

function validity(now: Date, lifeMs: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(now.getTime() - backdateMs), notAfter: new Date(now.getTime() + lifeMs) };
}

/** 127 random bits, positive and without a leading zero byte (RFC 5280 4.1.2.2). */
function createSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString("hex");
}

function generateKeys() {
  return webcrypto.subtle.generateKey(keyAlgorithm, true, ["sign", "verify"]);
}

function privateKeyPem(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString();
}

function importPrivateKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ""), "base64");
  return webcrypto.subtle.importKey("pkcs8", der, keyAlgorithm, false, ["sign"]);
}

function toPemFile(pem: string): string {
  return pem.endsWith("\n") ? pem : `${pem}\n`;
}
