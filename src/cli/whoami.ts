import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { formatMembers } from "../tools/report/member-table.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";

export const command = defineCommand({
  name: "whoami",
  summary: "which account and identity the cloud knows the caller as",
  arguments: [],
  options: { ...outputOptions, ...cloudOptions },
  examples: [
    { line: "inkan whoami --local", does: "shows the identity of the local cloud's own key" },
    { line: "inkan whoami -o text --query account", does: "prints the 12 digits of the account" },
  ],
  async run(_args, options, context) {
    const cloud = await openCloud(options, context);
    const { account, arn, userId } = await cloud.identity();
    const answer = { account, arn, userId };
    const { query, output } = options;
    const { color } = context;
    const table = () => formatMembers(answer, { color });
    context.out.write(await formatAnswer(answer, table, { output: output as OutputFormat, query, color }));
    return exitCodes.done.code;
  },
});
