import { listRegions, type RegionRecord } from "../tools/connect/list-regions.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { type Column, formatTable } from "../tools/report/table.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";

export const command = defineCommand({
  name: "regions",
  summary: "the AWS regions that the account may use",
  arguments: [],
  options: {
    all: { kind: "flag", summary: "also those that the account has not opted in to" },
    ...outputOptions,
    ...cloudOptions,
  },
  examples: [
    { line: "inkan regions --local", does: "lists those of the local cloud's account" },
    { line: "inkan regions -o text --query '[].name'", does: "prints their names" },
  ],
  async run(_args, options, context) {
    const cloud = await openCloud(options, context);
    const regions = await listRegions(await cloud.ec2(), options);
    const { query, output } = options;
    const { color } = context;
    const table = () => formatTable(columns, regions, { color });
    context.out.write(await formatAnswer([...regions], table, { output: output as OutputFormat, query, color }));
    return exitCodes.done.code;
  },
});

const columns: readonly Column<RegionRecord>[] = [
  { title: "REGION", value: ({ name }) => name },
  { title: "OPT-IN", value: ({ optInStatus }) => optInStatus },
];
