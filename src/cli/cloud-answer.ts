import { formatRunningCloud, type RunningCloudRecord } from "../core/running-cloud.ts";
import type { JsonObject } from "../tools/report/json-value.ts";

/** A running cloud as `up` and `status` answer it. */
export function cloudAnswer(record: RunningCloudRecord): JsonObject {
  return JSON.parse(formatRunningCloud(record)) as JsonObject;
}

/** A running cloud as a person reads it. */
export function describeCloud(record: RunningCloudRecord): string {
  const rows = [
    ["endpoint", record.endpoint],
    ["registry", record.registry],
    ...(record.mirror === undefined ? [] : [["mirror", record.mirror] as const]),
    ["account", record.account],
    ["region", record.region],
    ...(record.quirks === "off" ? [["quirks", "off: as the OCI distribution specification has it"] as const] : []),
    ["data", record.ephemeral ? `${record.dataFolder} (goes when the cloud ends)` : record.dataFolder],
    ["log", record.logFile],
    ["process", `${record.pid}, since ${record.startedAt.toISOString()}, inkan ${record.version}`],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join("");
}
