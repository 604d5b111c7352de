import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AccountId, Region, Scope } from "../../core/aws/scope.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { findPrincipal, rootAccessKey } from "./identity.ts";
import { checkLayerUrl, issueLayerUrl } from "./layer-url.ts";
import { checkRegistryPassword, issueRegistryPassword } from "./registry-password.ts";
import { sealAccessKeySecret } from "./signature/access-key-secret.ts";
import { openAccessKeys } from "./signature/access-keys.ts";

const account = "123456789012" as AccountId;
const scope: Scope = { account, region: "ap-northeast-1" as Region };
const now = new Date("2026-11-24T12:00:00.500Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inkan-identity-"));
  store = openStore(folder);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function reopen(): void {
  store.close();
  store = openStore(folder);
}

function rootPrincipal() {
  const known = findPrincipal(store, account, account);
  if (known === undefined) throw new Error("there is no root user");
  return known.principal;
}

describe("rootAccessKey", () => {
  it("makes the key once, for good", () => {
    const key = rootAccessKey(store, account, now);
    expect(key.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(key.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(rootAccessKey(store, account, later(1))).toEqual(key);
    reopen();
    expect(rootAccessKey(store, account, later(2))).toEqual(key);
    expect(rootPrincipal()).toEqual({ kind: "root", account, arn: `arn:aws:iam::${account}:root`, uniqueId: account });
  });

  it("keeps accounts apart", () => {
    const other = "999999999999" as AccountId;
    const key = rootAccessKey(store, account, now);
    expect(rootAccessKey(store, other, now)).not.toEqual(key);
    expect(openAccessKeys(store).find(key.accessKeyId)?.principal.account).toBe(account);
  });

  it("leaves no secret readable in the database", () => {
    const { secretAccessKey } = rootAccessKey(store, account, now);
    store.close();
    for (const file of ["inkan.db", "inkan.db-wal"]) {
      const bytes = readFileSync(join(folder, file), { flag: "a+" });
      expect(bytes.includes(secretAccessKey)).toBe(false);
    }
    store = openStore(folder);
  });

  it("derives nothing from a secret that has been replaced", () => {
    const { accessKeyId, secretAccessKey } = rootAccessKey(store, account, now);
    const keys = openAccessKeys(store);
    const signingKey = () =>
      keys.find(accessKeyId)?.signingKey({ date: "20261124", region: "eu-west-1", service: "kms" });
    const first = signingKey();
    expect(signingKey()).toEqual(first);
    const sealed = (secret: string) => sealAccessKeySecret(store, accessKeyId, secret);
    store.database.run("UPDATE access_keys SET sealed_secret = ?", sealed("another"));
    expect(signingKey()).not.toEqual(first);
    store.database.run("UPDATE access_keys SET sealed_secret = ?", sealed(secretAccessKey));
    expect(signingKey()).toEqual(first);
  });

  it("makes another key once the first is gone with its principal", () => {
    const first = rootAccessKey(store, account, now);
    store.database.run("DELETE FROM principals");
    expect(openAccessKeys(store).find(first.accessKeyId)).toBeUndefined();
    expect(rootAccessKey(store, account, later(1))).not.toEqual(first);
    expect(openAccessKeys(store).find(first.accessKeyId)).toBeUndefined();
  });
});

describe("a registry password", () => {
  beforeEach(() => void rootAccessKey(store, account, now));

  it("names its principal, account and region for twelve hours, across a restart", () => {
    const { password, expiresAt } = issueRegistryPassword(store, rootPrincipal(), scope, now);
    expect(expiresAt).toEqual(new Date("2026-11-25T00:00:00Z"));
    const valid = { kind: "valid", principal: rootPrincipal(), scope };
    expect(checkRegistryPassword(store, password, now)).toEqual(valid);
    reopen();
    expect(checkRegistryPassword(store, password, later(43_199))).toEqual(valid);
    expect(checkRegistryPassword(store, password, later(43_200))).toEqual({ kind: "expired" });
    expect(checkRegistryPassword(store, password, later(1))).toEqual(valid);
  });

  it("is unknown once anything of it is changed", () => {
    const { password } = issueRegistryPassword(store, rootPrincipal(), scope, now);
    for (let index = 0; index < password.length; index++) {
      const other = password[index] === "A" ? "B" : "A";
      const altered = `${password.slice(0, index)}${other}${password.slice(index + 1)}`;
      expect(checkRegistryPassword(store, altered, now)).toEqual({ kind: "unknown" });
    }
    for (const junk of ["", ".", password.split(".")[0] ?? "", `${password}A`, `${password}.x`, "x".repeat(100_000)]) {
      expect(checkRegistryPassword(store, junk, now)).toEqual({ kind: "unknown" });
    }
  });

  it("is unknown to another cloud", () => {
    const { password } = issueRegistryPassword(store, rootPrincipal(), scope, now);
    store.database.run("DELETE FROM secrets");
    reopen();
    expect(checkRegistryPassword(store, password, now)).toEqual({ kind: "unknown" });
  });

  it("dies with its principal, though it has just been used, and does not come back with a namesake", () => {
    const { password } = issueRegistryPassword(store, rootPrincipal(), scope, now);
    expect(checkRegistryPassword(store, password, now).kind).toBe("valid");
    store.database.run("DELETE FROM principals");
    expect(checkRegistryPassword(store, password, now)).toEqual({ kind: "unknown" });
    rootAccessKey(store, account, later(1));
    expect(checkRegistryPassword(store, password, later(1))).toEqual({ kind: "unknown" });
  });
});

describe("a layer URL", () => {
  beforeEach(() => void rootAccessKey(store, account, now));

  const layer = { scope, repository: "team/app" as RepositoryName, digest: `sha256:${"a".repeat(64)}` as Digest };
  const endpoint = { scheme: "http", authority: "localhost:4566" } as const;
  const pathOf = (url: string) => url.slice("http://localhost:4566".length);

  it("leads to one layer for an hour, across a restart", () => {
    const url = issueLayerUrl(store, { ...layer, principal: rootPrincipal() }, endpoint, now);
    expect(url).toMatch(/^http:\/\/localhost:4566\/layers\/123456789012\/ap-northeast-1\/team\/app\/sha256:a{64}\?/);
    reopen();
    expect(checkLayerUrl(store, pathOf(url), later(3_599))).toEqual({
      kind: "valid",
      principal: rootPrincipal(),
      ...layer,
    });
    expect(checkLayerUrl(store, pathOf(url), later(3_600))).toEqual({ kind: "expired" });
  });

  it("leads nowhere once it is changed", () => {
    const path = pathOf(issueLayerUrl(store, { ...layer, principal: rootPrincipal() }, endpoint, now));
    for (const altered of [
      path.replace("a".repeat(64), "b".repeat(64)),
      path.replace("/app/", "/other/"),
      path.replace("ap-northeast-1", "eu-west-1"),
      path.replace("123456789012", "999999999999"),
      path.replace(/Expires=(\d)/, "Expires=9$1"),
      path.replace(/Principal=123456789012/, "Principal=999999999999"),
      path.replace(/PrincipalSince=(\d)/, "PrincipalSince=9$1"),
      path.replace(/Signature=./, "Signature=_"),
      path.replace(/&?Signature=.*/, ""),
      path.split("?")[0] ?? "",
    ]) {
      expect(altered).not.toBe(path);
      expect(checkLayerUrl(store, altered, now)).toEqual({ kind: "unknown" });
    }
  });

  it("dies with its principal, and does not come back with a namesake", () => {
    const path = pathOf(issueLayerUrl(store, { ...layer, principal: rootPrincipal() }, endpoint, now));
    store.database.run("DELETE FROM principals");
    expect(checkLayerUrl(store, path, now)).toEqual({ kind: "unknown" });
    rootAccessKey(store, account, later(1));
    expect(checkLayerUrl(store, path, later(1))).toEqual({ kind: "unknown" });
  });
});
