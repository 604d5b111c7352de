import { parseDockerHubReference } from "../core/oci/docker-hub-reference.ts";
import { askMirror, askRemoveImport } from "../tools/connect/control-client.ts";
import { findSource, parseSource } from "../tools/connect/image-source.ts";
import { type LocalCloud, readLocalCloud } from "../tools/connect/local-cloud.ts";
import { importImage } from "../tools/mirror/import-image.ts";
import { mirrorColumns, mirrorImageName, mirrorImageToJson } from "../tools/mirror/mirror-report.ts";
import { formatBytes } from "../tools/report/amounts.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { createProgress } from "../tools/report/progress.ts";
import { formatTable } from "../tools/report/table.ts";
import {
  type CommandContext,
  cloudOptions,
  defineCommand,
  type OptionSpecs,
  type OptionValues,
  outputOptions,
  UsageError,
} from "./command.ts";
import { commandLine, dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";
import { refuseUnnamedFile } from "./refuse-unnamed-file.ts";

const options = {
  list: { kind: "flag", summary: "what was imported; no SOURCE" },
  remove: { kind: "value", value: "REF", filled: true, summary: "take an image out again; no SOURCE" },
  ...cloudOptions,
  ...outputOptions,
} as const satisfies OptionSpecs;

export const command = defineCommand({
  name: "import",
  summary: "give the local cloud's mirror an image, for engines without a network to pull",
  arguments: ["[SOURCE]", "[REF]"],
  options,
  details: [
    "After `inkan up --mirror PORT` and with http://127.0.0.1:PORT among the engine's registry mirrors, `docker pull REF` finds the image. What is imported stays, whether the mirror is open or not.",
    "SOURCE is what `inkan push` takes: an archive of docker save, an OCI layout as folder or tar, an image of the docker engine, docker://REF of a registry. With one argument, the engine's image of that very name is imported.",
    "REF is a name of Docker Hub as docker reads it: alpine is docker.io/library/alpine:latest. An engine asks its mirror for no other registry's images. With a digest behind the tag only that very image is imported.",
  ],
  examples: [
    { line: "inkan import ./alpine.tar alpine:latest", does: "imports what docker save wrote" },
    { line: "inkan import alpine:latest", does: "imports an image that the docker engine has" },
    { line: "inkan import docker://registry.example/base/alpine:3.20 alpine:3.20", does: "imports one of a registry" },
    { line: "inkan import --list", does: "shows what was imported" },
    { line: "inkan import --remove alpine:latest", does: "takes it out again" },
  ],
  async run(args, given, context) {
    const task = chooseTask(args, given);
    const local = await readLocalCloud({ env: context.env, dataFolder: dataFolderOf(given.data, context) });
    switch (task.kind) {
      case "list":
        return await list(local, given, context);
      case "remove":
        await askRemoveImport(local.controlSocket, task.reference);
        context.say(`removed ${mirrorImageName(task.reference)} from the mirror`);
        return exitCodes.done.code;
      case "import":
        return await bringIn(local, task, given, context);
    }
  },
});

type Given = OptionValues<typeof options>;

type Reference = ReturnType<typeof parseDockerHubReference>;

type Task =
  | { readonly kind: "list" }
  | { readonly kind: "remove"; readonly reference: Reference }
  | { readonly kind: "import"; readonly source: string; readonly reference: Reference };

function chooseTask(args: readonly string[], given: Given): Task {
  const [source, reference] = args;
  const wanted = [given.list, given.remove !== undefined, source !== undefined].filter(Boolean);
  if (wanted.length !== 1) {
    throw new UsageError("one of SOURCE, --list and --remove is given", "inkan import ./alpine.tar alpine:latest");
  }
  if (given.list) return { kind: "list" };
  if (source !== undefined && reference === undefined) {
    refuseUnnamedFile(source, "inkan import ./alpine.tar alpine:latest");
  }
  const named = parseArgument(() => parseDockerHubReference(given.remove ?? reference ?? source ?? ""));
  return source === undefined ? { kind: "remove", reference: named } : { kind: "import", source, reference: named };
}

async function list(local: LocalCloud, { output, query }: Given, { out, color }: CommandContext) {
  const { images } = await askMirror(local.controlSocket);
  const table = () => formatTable(mirrorColumns, images, { color });
  const answer = { output: output as OutputFormat, query, color };
  out.write(await formatAnswer(images.map(mirrorImageToJson), table, answer));
  return exitCodes.done.code;
}

async function bringIn(
  local: LocalCloud,
  task: Extract<Task, { readonly kind: "import" }>,
  given: Given,
  context: CommandContext,
) {
  const { env, interrupted: signal } = context;
  const progress = createProgress(context.err, { quiet: context.quiet });
  const name = mirrorImageName(task.reference);
  try {
    const cloud = await openCloud(given, context);
    const source = await findSource(parseSource(task.source), { env, cloud, onPacked: progress.advance, signal });
    const { image, sentBytes } = await importImage(local.controlSocket, source, task.reference, { progress, signal });
    context.say(`imported ${name}: ${sentBytes === 0 ? "all of it was there" : `${formatBytes(sentBytes)} copied`}`);
    if (local.mirror === undefined) context.warn(closedMirror(given, context));
    const answer = { output: given.output as OutputFormat, query: given.query, color: context.color };
    context.out.write(await formatAnswer(mirrorImageToJson(image), () => `${name}@${image.digest}\n`, answer));
    return exitCodes.done.code;
  } catch (error) {
    if (signal.aborted) context.say(`${name} is as it was; the same command again copies what is still missing`);
    throw error;
  }
}

function closedMirror({ data }: Given, context: CommandContext): string {
  const folder = dataFolderOf(data, context);
  const commands = `${commandLine("down", folder, context)}, then ${commandLine("up --detach --mirror 5000", folder, context)}`;
  return `the mirror is not open, so that no engine can pull it yet: ${commands}`;
}
