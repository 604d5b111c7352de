import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { describeWith } from "../../../../test/needs-program.ts";
import { outputOf } from "../../../../test/run-program.ts";
import { programs } from "../../../../test/stock-programs.ts";
import { type Authority, createAuthority, issueServerCertificate } from "./issue-certificate.ts";

const now = new Date("2026-11-25T01:02:03Z");
const longName = `${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`;
const names = ["localhost", "127.0.0.1", "::1", "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com", longName];
let authority: Authority;
let server: Authority;

beforeAll(async () => {
  authority = await createAuthority(now);
  server = await issueServerCertificate(authority, names, now);
});

describe("a server certificate", () => {
  test("is signed by its authority, for the names it was issued for and no others", () => {
    const issuer = new X509Certificate(authority.cert);
    const certificate = new X509Certificate(server.cert);
    expect([issuer.ca, certificate.ca]).toEqual([true, false]);
    expect(certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)).toBe(true);
    for (const name of names.filter((name) => /[a-z]/.test(name))) expect(certificate.checkHost(name)).toBe(name);
    for (const address of ["127.0.0.1", "::1"]) expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkHost("example.com")).toBeUndefined();
    expect(certificate.checkIP("10.0.0.1")).toBeUndefined();
  });

  test("is good from a day ago, for no longer than Apple's TLS takes it", () => {
    const { validFromDate, validToDate } = new X509Certificate(server.cert);
    expect(validFromDate).toEqual(new Date("2026-11-24T01:02:03Z"));
    expect(validToDate.getTime() - validFromDate.getTime()).toBeLessThan(825 * 24 * 60 * 60 * 1000);
    expect(validToDate > now).toBe(true);
  });

  test("has a key and a serial number of its own", async () => {
    const other = await issueServerCertificate(authority, names, now);
    expect(other.key).not.toBe(server.key);
    expect(new X509Certificate(other.cert).serialNumber).not.toBe(new X509Certificate(server.cert).serialNumber);
  });
});

describeWith(["openssl"], "a server certificate, judged by OpenSSL", () => {
  test("holds in its strict mode", async () => {
    const folder = mkdtempSync(join(tmpdir(), "inkan-certificate-"));
    const [ca, leaf] = [join(folder, "ca.pem"), join(folder, "leaf.pem")];
    writeFileSync(ca, authority.cert);
    writeFileSync(leaf, server.cert);
    const at = String(now.getTime() / 1000);
    const strict = ["verify", "-x509_strict", "-purpose", "sslserver", "-attime", at, "-CAfile", ca];
    for (const check of [
      ["-verify_hostname", longName],
      ["-verify_ip", "::1"],
    ]) {
      const said = await outputOf(programs.path("openssl"), [...strict, ...check, leaf], { env: {} });
      expect(said).toBe(`${leaf}: OK\n`);
    }
    rmSync(folder, { recursive: true });
  });
});
