import { askStatus } from "../tools/connect/control-client.ts";
import { readLocalCloud } from "../tools/connect/local-cloud.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudAnswer, describeCloud } from "./cloud-answer.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";

export const command = defineCommand({
  name: "status",
  summary: "whether a local cloud runs, and where",
  arguments: [],
  options: { data: cloudOptions.data, ...outputOptions },
  details: ["Exits with 1 when none runs."],
  examples: [
    { line: "inkan status", does: "shows the cloud on the default data folder" },
    { line: "inkan status -o json --query port", does: "prints its port" },
    { line: "inkan status --data ./data", does: "shows the cloud on another data folder" },
  ],
  async run(_args, options, context) {
    const dataFolder = dataFolderOf(options.data, context);
    const { controlSocket } = await readLocalCloud({ env: context.env, dataFolder });
    const { record } = await askStatus(controlSocket);
    const { query, output } = options;
    const answer = { output: output as OutputFormat, query, color: context.color };
    context.out.write(await formatAnswer(cloudAnswer(record), () => describeCloud(record), answer));
    return exitCodes.done.code;
  },
});
