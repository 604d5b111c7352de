import { cloudEnvironment, noCloudEnvironment } from "../core/cloud-environment.ts";
import { askStatus } from "../tools/connect/control-client.ts";
import { readLocalCloud } from "../tools/connect/local-cloud.ts";
import { type CommandContext, cloudOptions, defineCommand } from "./command.ts";
import { dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import { formatEnvironment, type Shell, shells } from "./shell-script.ts";

export const command = defineCommand({
  name: "env",
  summary: "environment variables that point a shell at the local cloud",
  arguments: [],
  options: {
    shell: { kind: "value", value: "SHELL", choices: shells, default: "bash", summary: shells.join(", ") },
    unset: { kind: "flag", summary: "take the variables away again" },
    data: cloudOptions.data,
  },
  details: [
    "Takes away what would win over them: a profile, a session token, endpoints of single services.",
    "With no cloud running it prints only `false`, says why on stderr and exits with 1, so that no script goes on against a real account by accident.",
  ],
  examples: [
    { line: 'eval "$(inkan env)"', does: "points this shell at the local cloud" },
    { line: 'eval "$(inkan env --data ./data)"', does: "points it at the cloud on another data folder" },
    { line: 'eval "$(inkan env --unset)"', does: "takes that back" },
    { line: "inkan env --shell fish | source", does: "the same in fish" },
    { line: "inkan env --shell dotenv > .env", does: "writes a file for docker run --env-file" },
  ],
  async run(_args, options, context) {
    const shell = options.shell as Shell;
    const environment = options.unset ? noCloudEnvironment : await readEnvironment(options.data, context);
    context.out.write(formatEnvironment(environment, shell));
    return exitCodes.done.code;
  },
});

async function readEnvironment(data: string | undefined, context: CommandContext) {
  try {
    const dataFolder = dataFolderOf(data, context);
    const { credentials, controlSocket } = await readLocalCloud({ env: context.env, dataFolder });
    return cloudEnvironment(await askStatus(controlSocket), credentials, context.env);
  } catch (error) {
    context.out.write("false\n");
    throw error;
  }
}
