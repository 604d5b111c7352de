import { printableJson } from "../core/printable.ts";
import { getRole } from "../tools/iam/get-role.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { formatMembers } from "../tools/report/member-table.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";

export const command = defineCommand({
  name: "iam role",
  summary: "an IAM role with its trust policy",
  arguments: ["NAME"],
  options: { ...outputOptions, ...cloudOptions },
  examples: [
    {
      line: "inkan iam role sandbox-ecr-kms-github-actions-role --local",
      does: "shows the role that GitHub Actions assumes",
    },
    {
      line: "inkan iam role sandbox-ecr-kms-github-actions-role --local -o json --query trustPolicy",
      does: "prints who may assume it",
    },
  ],
  async run([name = ""], options, context) {
    const cloud = await openCloud(options, context);
    const role = await getRole(await cloud.iam(), name);
    const { query, output } = options;
    const { color } = context;
    const table = () => formatRole(role, color);
    context.out.write(await formatAnswer(role, table, { output: output as OutputFormat, query, color }));
    return exitCodes.done.code;
  },
});

/** The policy stands below the other members: it has too many lines for a cell. */
function formatRole({ trustPolicy = null, ...members }: JsonObject, color: boolean): string {
  return `${formatMembers(members, { color })}\n${printableJson(JSON.stringify(trustPolicy, undefined, 2))}\n`;
}
