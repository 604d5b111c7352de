import { InkanError } from "../core/error.ts";
import { type MovableClocks, openClocks } from "./clocks.ts";
import type { ResolvedConfig } from "./cloud-config.ts";
import { folderUnusable } from "./data-folder/data-folder-error.ts";
import { type CloudLog, combineLogs } from "./log/cloud-log.ts";
import { openFileLog } from "./log/file-log.ts";
import { createTerminalLog } from "./log/terminal-log.ts";
import type { CloudParts } from "./public-door.ts";
import { openStore } from "./store/open-store.ts";

/**
 * Opens what the services of a cloud work on.
 *
 * @param undo is told how to close it
 * @throws StoreError; DataFolderError `FOLDER_UNUSABLE` where a file cannot be read or written
 */
export function openParts(
  folder: string,
  logFile: string,
  settings: ResolvedConfig,
  undo: AsyncDisposableStack,
): CloudParts & { readonly clocks: MovableClocks } {
  const { log, store } = explainFailure(folder, () => {
    const log = openLog(logFile, settings);
    undo.defer(() => log.close());
    const onFailure = (what: string, cause: unknown): void => log.error(`${what} failed`, cause);
    return { log, store: openStore(folder, { onFailure }) };
  });
  undo.defer(() => store.close());
  const clocks = openClocks(store.database, settings.wall);
  return { store, clocks, quirks: settings.quirks, log };
}

function explainFailure<Opened>(folder: string, open: () => Opened): Opened {
  try {
    return open();
  } catch (cause) {
    throw cause instanceof InkanError ? cause : folderUnusable(folder, cause);
  }
}

function openLog(file: string, { wall, watch }: ResolvedConfig): CloudLog {
  const fileLog = openFileLog(file, { wall });
  return watch === undefined ? fileLog : combineLogs([fileLog, createTerminalLog(watch, { wall, color: watch.color })]);
}
