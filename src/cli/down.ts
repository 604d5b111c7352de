import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { InkanError } from "../core/error.ts";
import { isProcessAlive } from "../core/is-process-alive.ts";
import { type RunningCloudRecord, recordFile } from "../core/running-cloud.ts";
import { askDown } from "../tools/connect/control-client.ts";
import { LocalCloudError, readCloudFile, readLocalCloud } from "../tools/connect/local-cloud.ts";
import { cloudOptions, defineCommand } from "./command.ts";
import { dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";

/** How long a cloud may take to end, in milliseconds: it gives requests under way ten seconds. */
const endTimeoutMs = 20_000;

/** How often it is asked whether the cloud has ended, in milliseconds. */
const askEveryMs = 20;

export const command = defineCommand({
  name: "down",
  summary: "stop the local cloud",
  arguments: [],
  options: { data: cloudOptions.data },
  details: [
    "Requests under way are given ten seconds. What was pushed, signed and made is there at the next `inkan up`.",
  ],
  examples: [
    { line: "inkan down", does: "stops the cloud on the default data folder" },
    { line: "inkan down --data ./data", does: "stops the cloud on another one" },
  ],
  async run(_args, options, context) {
    const dataFolder = dataFolderOf(options.data, context);
    const running = await findCloud({ env: context.env, dataFolder });
    if (running === undefined) {
      context.say(`no local cloud runs on the data in ${dataFolder}: nothing to stop`);
      return exitCodes.done.code;
    }
    const path = join(dataFolder, recordFile);
    const record = readCloudFile(path);
    await askDown(running.controlSocket);
    const deadline = performance.now() + endTimeoutMs;
    // The record goes last, together with the lock of the folder: what comes after this command can take it.
    while (readCloudFile(path) === record && isProcessAlive(running.pid, process.kill)) {
      if (performance.now() > deadline) throw stillRuns(running);
      await setTimeout(askEveryMs);
    }
    context.say(`stopped the local cloud at ${running.endpoint}`);
    return exitCodes.done.code;
  },
});

async function findCloud(where: Parameters<typeof readLocalCloud>[0]): Promise<RunningCloudRecord | undefined> {
  try {
    return await readLocalCloud(where);
  } catch (error) {
    if (error instanceof LocalCloudError && error.code === "NOT_RUNNING") return undefined;
    throw error;
  }
}

function stillRuns({ pid }: RunningCloudRecord): InkanError {
  return new InkanError(
    "STILL_RUNNING",
    `the local cloud was told to end and still runs after ${endTimeoutMs / 1000} s`,
    {
      next: `kill ${pid} (what it has acknowledged is on disk)`,
    },
  );
}
