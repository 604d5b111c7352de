import { cloudOptions, defineCommand } from "./command.ts";
import { commandLine, dataFolderOf } from "./data-folder.ts";
import { type AliasShell, aliasShells, formatAliases } from "./ecr-aliases.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";

export const command = defineCommand({
  name: "aliases",
  summary: "short names for the command lines of daily work, for a shell to evaluate",
  arguments: [],
  options: {
    shell: { kind: "value", value: "SHELL", choices: aliasShells, default: "bash", summary: aliasShells.join(", ") },
    native: { kind: "flag", summary: "for inkan's own commands instead of aws, docker and cosign" },
    local: cloudOptions.local,
    data: cloudOptions.data,
  },
  details: [
    "ecr-login, ecr-list, ecr-images REPO, cosign-sign-kms REF and cosign-verify-kms REF use the variables that set-ecr-env sets: those of the local cloud where the environment points at one or --local is given, else those of the AWS account.",
  ],
  examples: [
    { line: 'eval "$(inkan aliases --local)"', does: "defines them in this shell, for the local cloud" },
    { line: "inkan aliases --shell fish >> ~/.config/fish/config.fish", does: "keeps them for fish, for AWS" },
  ],
  async run(_args, options, context) {
    const cloud = await openCloud({ ...options, region: undefined, "allow-http-registry": false }, context);
    const environment =
      cloud.endpoint === undefined
        ? "inkan env --aws"
        : commandLine("env", dataFolderOf(options.data, context), context);
    const programs = options.native ? "native" : "stock";
    context.out.write(formatAliases(options.shell as AliasShell, { programs, environment }));
    return exitCodes.done.code;
  },
});
