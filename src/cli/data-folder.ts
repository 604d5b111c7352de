import { homedir } from "node:os";
import { resolve } from "node:path";
import { dataOption } from "../core/data-option.ts";
import { defaultDataFolder } from "../core/running-cloud.ts";
import { variable } from "../tools/connect/environment.ts";
import type { CommandContext } from "./command.ts";

/** The data folder that `--data` names, or the platform's own. */
export function dataFolderOf(data: string | undefined, { env, cwd }: Pick<CommandContext, "env" | "cwd">): string {
  if (data !== undefined) return resolve(cwd, data);
  return defaultDataFolder(process.platform, env, homeOf(env));
}

/** A command line about the cloud of a data folder, for a person to paste: `inkan env --data DIR`. */
export function commandLine(command: string, folder: string, { env }: Pick<CommandContext, "env">): string {
  return `inkan ${command}${dataOption(folder, process.platform, env, homeOf(env))}`;
}

function homeOf(env: CommandContext["env"]): string {
  return variable(env, "HOME") ?? homedir();
}
