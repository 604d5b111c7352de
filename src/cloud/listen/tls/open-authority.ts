import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { writeFileAtomically } from "../../data-folder/write-file-atomically.ts";
import type { Store } from "../../store/open-store.ts";
import { type Authority, createAuthority } from "./issue-certificate.ts";

/** The authority's row among the store's secrets. */
const secretName = "certificate-authority";

/**
 * The certificate authority of a data folder: made when there is none or the last one has expired, its key sealed in the
 * database, its certificate in a file for the programs that are to trust it.
 *
 * @param file where the certificate stands
 */
export async function openAuthority(store: Store, file: string, now: Date): Promise<Authority> {
  const kept = readAuthority(store);
  const authority = kept !== undefined && isGood(kept, now) ? kept : await createAuthority(now);
  if (authority !== kept) keepAuthority(store, authority);
  if (!existsSync(file) || readFileSync(file, "utf8") !== authority.cert) {
    writeFileAtomically(file, authority.cert, { mode: 0o644 });
  }
  return authority;
}

function readAuthority(store: Store): Authority | undefined {
  const row = store.database.get<{ sealed: Uint8Array }>("SELECT sealed FROM secrets WHERE name = ?", secretName);
  if (row === undefined) return undefined;
  return JSON.parse(Buffer.from(store.sealer.open(row.sealed, secretName)).toString()) as Authority;
}

function keepAuthority(store: Store, authority: Authority): void {
  const sealed = store.sealer.seal(Buffer.from(JSON.stringify(authority)), secretName);
  store.database.run("INSERT OR REPLACE INTO secrets (name, sealed) VALUES (?, ?)", secretName, sealed);
}

function isGood(authority: Authority, now: Date): boolean {
  return new X509Certificate(authority.cert).validToDate > now;
}
