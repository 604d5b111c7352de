import type { ClockMove, ClockReading } from "../core/cloud-clock.ts";
import { ageForm, parseAge } from "../core/parse-age.ts";
import { parseTime, timeForm } from "../core/parse-time.ts";
import { askClock, askMoveClock } from "../tools/connect/control-client.ts";
import { readLocalCloud } from "../tools/connect/local-cloud.ts";
import { formatSpan } from "../tools/report/amounts.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";

export const command = defineCommand({
  name: "clock",
  summary: "the local cloud's clock: show it, or move it forward",
  arguments: [],
  options: {
    advance: { kind: "value", value: "SPAN", filled: true, summary: "move it on, by 30d, 12h or 1d 6h" },
    to: { kind: "value", value: "TIME", filled: true, summary: "move it to a time such as 2027-01-01T00:00:00Z" },
    data: cloudOptions.data,
    ...outputOptions,
  },
  details: [
    "A cloud stamps pushes and pulls by a clock of its own, and lifecycle policies and key deletions go by it. Moved forward it shows what a policy will do in a month. Signatures of requests, tokens and certificates go by the wall clock and notice nothing.",
    "The clock never goes back and stays ahead after a restart: to begin anew take another data folder, or `inkan up --ephemeral`. It can be at most ten years ahead.",
  ],
  examples: [
    { line: "inkan clock", does: "shows both clocks" },
    { line: "inkan clock --advance 30d", does: "makes every image thirty days older" },
  ],
  async run(_args, options, context) {
    const move = chooseMove(options);
    const dataFolder = dataFolderOf(options.data, context);
    const { controlSocket } = await readLocalCloud({ env: context.env, dataFolder });
    const reading = move === undefined ? await askClock(controlSocket) : await askMoveClock(controlSocket, move);
    const { query, output } = options;
    const answer = { output: output as OutputFormat, query, color: context.color };
    context.out.write(await formatAnswer(readingToJson(reading), () => formatReading(reading), answer));
    if (move !== undefined) context.say(sayMove(move, reading));
    return exitCodes.done.code;
  },
});

type MoveOptions = { readonly advance: string | undefined; readonly to: string | undefined };

function chooseMove({ advance, to }: MoveOptions): ClockMove | undefined {
  if (advance !== undefined && to !== undefined) {
    throw new UsageError("--advance and --to exclude each other", "inkan clock --help");
  }
  if (advance !== undefined) {
    const ms = parseAge(advance);
    if (ms === undefined) throw new UsageError(`--advance is '${advance}'; it must be ${ageForm}`);
    return { kind: "advance", ms };
  }
  if (to === undefined) return undefined;
  const time = parseTime(to);
  if (time === undefined) throw new UsageError(`--to is '${to}'; it must be ${timeForm}`);
  return { kind: "to", time };
}

function aheadMs({ wall, cloud }: ClockReading): number {
  return cloud.getTime() - wall.getTime();
}

function readingToJson(reading: ClockReading): JsonObject {
  return { wall: reading.wall.toISOString(), cloud: reading.cloud.toISOString(), aheadMs: aheadMs(reading) };
}

function formatReading(reading: ClockReading): string {
  const ahead = aheadMs(reading);
  const distance = ahead === 0 ? "the same" : `${formatSpan(ahead)} ahead`;
  return `wall   ${reading.wall.toISOString()}\ncloud  ${reading.cloud.toISOString()} (${distance})\n`;
}

function sayMove(move: ClockMove, { cloud }: ClockReading): string {
  const how = move.kind === "advance" ? `on by ${formatSpan(move.ms)}` : `to ${cloud.toISOString()}`;
  return `moved the cloud's clock ${how}; it does not go back`;
}
