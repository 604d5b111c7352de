import { X509Certificate } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Authority, createAuthority, serverLifeMs } from "./issue-certificate.ts";
import { createServerCertificates } from "./server-certificates.ts";

let now = new Date("2026-11-25T01:02:03Z");
let authority: Authority;

beforeAll(async () => {
  authority = await createAuthority(now);
});

function create(getAuthority = async () => authority, hostName = "Builder.example.com") {
  return createServerCertificates({
    authority: getAuthority,
    defaultNames: ["localhost", "Cloud.example.org"],
    hostName,
    wall: () => now,
  });
}

test("a name's certificate is issued once, whatever its letters' case and however many ask at once", async () => {
  const certificates = create();
  const [first, second] = await Promise.all([certificates.contextFor("a.test"), certificates.contextFor("A.Test")]);
  expect(second).toBe(first);
  expect(await certificates.contextFor("a.test")).toBe(first);
  expect(await certificates.contextFor("b.test")).not.toBe(first);
});

test("a certificate is replaced before it ends", async () => {
  const certificates = create();
  const first = await certificates.defaultPair();
  expect(await certificates.defaultPair()).toBe(first);
  now = new Date(now.getTime() + serverLifeMs - 1);
  const second = await certificates.defaultPair();
  expect(second).not.toBe(first);
  expect(new X509Certificate(second.cert).validToDate > now).toBe(true);
});

test("the name that was asked the longest ago is forgotten first, and memory is bounded", {
  timeout: 60_000,
}, async () => {
  const certificates = create();
  const [kept, forgotten] = [
    await certificates.contextFor("kept.test"),
    await certificates.contextFor("forgotten.test"),
  ];
  for (let count = 0; count < 255; count++) {
    await certificates.contextFor(`name-${count}.test`);
    await certificates.contextFor("kept.test");
  }
  expect(await certificates.contextFor("kept.test")).toBe(kept);
  expect(await certificates.contextFor("forgotten.test")).not.toBe(forgotten);
});

test.each([
  "",
  "a b",
  "-a.test",
  "a..test",
  "*.test",
  "a.test/",
  "127.0.0.1",
  "127.0.0.1\0",
  "x".repeat(64),
  `${"a.".repeat(127)}a`,
])("no certificate is issued for what is no name: %j", async (name) => {
  expect(await create().contextFor(name)).toBeUndefined();
});

test.each([
  "localhost",
  "ecr.ap-northeast-1.amazonaws.com",
  "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn",
  "kms.ap-northeast-1.api.aws",
  "123456789012.dkr.ecr.ap-northeast-1.localhost",
  "inkan",
  "host.docker.internal",
  "inkan.ci.svc.cluster.local",
  "cloud.example.org",
  "builder.example.com",
])("a certificate is issued for a name of AWS's, of this machine, and of no public site: %s", async (name) => {
  expect(await create().contextFor(name)).toBeDefined();
});

test.each([
  "example.org",
  "www.example.org",
  "amazonaws.com.example.org",
  "localhost.example.org",
  "notamazonaws.com",
  "com.aws.evil.net",
  "builder.example.com.evil.net",
])("no certificate is issued for a public site's name: %s", async (name) => {
  expect(await create().contextFor(name)).toBeUndefined();
});

test("a machine's name is its own alone, not every site's that begins with it", async () => {
  const certificates = create(async () => authority, "GitHub");
  expect(await certificates.contextFor("github")).toBeDefined();
  expect(await certificates.contextFor("github.com")).toBeUndefined();
});

test("a failure is not remembered", async () => {
  let failures = 1;
  const certificates = create(async () => {
    if (failures-- > 0) throw new Error("not yet");
    return authority;
  });
  await expect(certificates.contextFor("a.test")).rejects.toThrow("not yet");
  expect(await certificates.contextFor("a.test")).toBeDefined();
});
