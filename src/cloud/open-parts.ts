import { createClocks } from "./clocks.ts";
import type { ResolvedConfig } from "./cloud-config.ts";
import { readClockOffset } from "./folder-settings.ts";
import { type CloudLog, combineLogs } from "./log/cloud-log.ts";
import { openFileLog } from "./log/file-log.ts";
import { createTerminalLog } from "./log/terminal-log.ts";
import type { CloudParts } from "./public-door.ts";
import { openStore } from "./store/open-store.ts";

/**
 * Opens what the services of a cloud work on.
 *
 * @param undo is told how to close it
 * @throws StoreError
 */
export function openParts(
  folder: string,
  logFile: string,
  settings: ResolvedConfig,
  undo: AsyncDisposableStack,
): CloudParts {
  const log = openLog(logFile, settings);
  undo.defer(() => log.close());
  const store = openStore(folder);
  undo.defer(() => store.close());
  const clocks = createClocks(readClockOffset(store.database), settings.wall);
  return { store, clocks, quirks: settings.quirks, log };
}

function openLog(file: string, { wall, watch }: ResolvedConfig): CloudLog {
  const fileLog = openFileLog(file, { wall });
  return watch === undefined ? fileLog : combineLogs([fileLog, createTerminalLog(watch, { wall, color: watch.color })]);
}
