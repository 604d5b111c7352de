import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import { InkanError } from "../core/error.ts";
import { hasErrorCode } from "../core/has-error-code.ts";
import { formatLogLine, parseLogLine } from "../core/log-line.ts";
import { printableJson } from "../core/printable.ts";
import { logFile, parseRunningCloud, recordFile } from "../core/running-cloud.ts";
import { readCloudFile, unreadable } from "../tools/connect/local-cloud.ts";
import { type CommandContext, cloudOptions, defineCommand, UsageError } from "./command.ts";
import { commandLine, dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import { followFile } from "./follow-file.ts";

export const command = defineCommand({
  name: "logs",
  summary: "what the local cloud logged",
  arguments: [],
  options: {
    follow: { kind: "flag", short: "f", summary: "go on with what is logged from now on" },
    tail: { kind: "value", short: "n", value: "LINES", summary: "the last lines only" },
    output: {
      kind: "value",
      short: "o",
      value: "FORMAT",
      choices: ["text", "json"],
      default: "text",
      summary: "text, or json: the lines as they are kept, with request ids and the stacks of failures",
    },
    data: cloudOptions.data,
  },
  details: ["Also after the cloud has ended, unless it kept nothing."],
  examples: [
    { line: "inkan logs -n 20", does: "shows the last twenty lines" },
    { line: "inkan logs -f", does: "shows all, and each request as it is answered" },
    { line: "inkan logs --data ./data", does: "shows what the cloud on another data folder logged" },
  ],
  async run(_args, options, context) {
    const path = await findLog(dataFolderOf(options.data, context), context);
    const show = (text: string): string => {
      const line = options.output === "json" ? undefined : parseLogLine(text);
      return line === undefined ? `${printableJson(text)}\n` : formatLogLine(line, { color: context.color });
    };
    const stopped = context.interrupted;
    const tail = options.tail === undefined ? undefined : parseCount(options.tail);
    let skip = tail === undefined ? 0 : Math.max(0, (await countLines(path, stopped)) - tail);
    for await (const text of followFile(path, { follow: options.follow, stopped })) {
      if (skip > 0) skip -= 1;
      else context.out.write(show(text));
    }
    return stopped.aborted ? exitCodes.interrupted.code : exitCodes.done.code;
  },
});

/** The log of the cloud that runs on a folder or did so last. */
async function findLog(folder: string, context: CommandContext): Promise<string> {
  const record = readCloudFile(join(folder, recordFile));
  const path = record === undefined ? join(folder, logFile) : parseRunningCloud(record).logFile;
  try {
    await access(path, constants.R_OK);
    return path;
  } catch (error) {
    if (!hasErrorCode(error, "ENOENT", "ENOTDIR")) throw unreadable(path, error);
    throw new InkanError("NO_LOG", `there is no log at ${path}`, { next: commandLine("up", folder, context) });
  }
}

async function countLines(path: string, stopped: AbortSignal): Promise<number> {
  let count = 0;
  for await (const _line of followFile(path, { follow: false, stopped })) count += 1;
  return count;
}

function parseCount(text: string): number {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`--tail takes a number of lines, not '${text}'`, "inkan logs --tail 20");
}
