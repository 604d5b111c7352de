import { homedir } from "node:os";
import { resolve } from "node:path";
import { defaultDataFolder } from "../core/running-cloud.ts";
import { variable } from "../tools/connect/environment.ts";
import type { CommandContext } from "./command.ts";

/** The data folder that `--data` names, or the platform's own. */
export function dataFolderOf(data: string | undefined, { env, cwd }: Pick<CommandContext, "env" | "cwd">): string {
  if (data !== undefined) return resolve(cwd, data);
  return defaultDataFolder(process.platform, env, variable(env, "HOME") ?? homedir());
}
