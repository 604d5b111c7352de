import { listRepositories, type RepositoryRecord } from "../tools/images/list-repositories.ts";
import { formatMinute, formatTime } from "../tools/report/amounts.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { type Column, formatTable } from "../tools/report/table.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";

export const command = defineCommand({
  name: "repos",
  summary: "the repositories of the registry",
  arguments: [],
  options: { ...outputOptions, ...cloudOptions },
  examples: [
    { line: "inkan repos --local", does: "lists the local cloud's repositories" },
    { line: "inkan repos --local --data ./data", does: "lists those of the cloud on another data folder" },
    { line: "inkan repos -o text --query '[].uri'", does: "prints their addresses" },
  ],
  async run(_args, options, context) {
    const repositories = await listRepositories(await openCloud(options, context));
    const { query, output } = options;
    const { color } = context;
    const table = () => formatTable(columns, repositories, { color });
    context.out.write(
      await formatAnswer(repositories.map(toJson), table, { output: output as OutputFormat, query, color }),
    );
    return exitCodes.done.code;
  },
});

function toJson({ createdAt, ...rest }: RepositoryRecord): JsonObject {
  return { ...rest, createdAt: createdAt === undefined ? null : formatTime(createdAt) };
}

const columns: readonly Column<RepositoryRecord>[] = [
  { title: "NAME", value: ({ name }) => name },
  { title: "URI", value: ({ uri }) => uri },
  { title: "TAGS", value: ({ tagMutability }) => tagMutability.toLowerCase().replaceAll("_", " ") },
  { title: "SCAN ON PUSH", value: ({ scanOnPush }) => (scanOnPush ? "yes" : "no") },
  { title: "CREATED", value: ({ createdAt }) => (createdAt === undefined ? "" : formatMinute(createdAt)) },
];
