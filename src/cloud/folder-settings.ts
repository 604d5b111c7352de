import type { AccountId, Region, Scope } from "../core/aws/scope.ts";
import { ConfigError, defaultScope, type ResolvedConfig } from "./cloud-config.ts";
import type { Database } from "./store/database.ts";

/** What is fixed at a data folder's first start, and what outlives a restart beside the things of the cloud. */
type SettingName =
  | "account"
  | "region"
  | "cloud-clock-offset-ms"
  | "sample-repositories"
  | "sample-role"
  | "sample-key";

/** A setting of the data folder; undefined where it was never written. */
export function readSetting(database: Database, name: SettingName): string | undefined {
  return database.get<{ value: string }>("SELECT value FROM settings WHERE name = ?", name)?.value;
}

/** Writes a setting of the data folder. */
export function writeSetting(database: Database, name: SettingName, value: string): void {
  database.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value);
}

/**
 * The account and region of a data folder: those of its first start, when they are written.
 *
 * @throws ConfigError `CONFIG_CONFLICT` where others are asked for now
 */
export function fixScope(database: Database, config: Pick<ResolvedConfig, "account" | "region">): Scope {
  return database.transaction(() => ({
    account: fix(database, "account", config.account, defaultScope.account) as AccountId,
    region: fix(database, "region", config.region, defaultScope.region) as Region,
  }));
}

function fix(database: Database, name: "account" | "region", asked: string | undefined, fallback: string): string {
  const kept = readSetting(database, name);
  if (kept === undefined) {
    const chosen = asked ?? fallback;
    writeSetting(database, name, chosen);
    return chosen;
  }
  if (asked !== undefined && asked !== kept) {
    throw new ConfigError("CONFIG_CONFLICT", `the data folder was begun for ${name} ${kept}, not ${asked}`, {
      next: "start on another folder with --data DIR",
    });
  }
  return kept;
}

/** How far the cloud's clock runs ahead of the wall clock, in milliseconds. */
export function readClockOffset(database: Database): number {
  return Number(readSetting(database, "cloud-clock-offset-ms") ?? "0");
}

/** Keeps how far the cloud's clock runs ahead of the wall clock, in milliseconds. */
export function writeClockOffset(database: Database, offsetMs: number): void {
  writeSetting(database, "cloud-clock-offset-ms", String(offsetMs));
}
