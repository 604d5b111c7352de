import { countOf } from "../core/count-of.ts";
import { parseReference } from "../core/oci/reference.ts";
import { type PushedReference, type PushWhat, pushReference } from "../tools/push/push-reference.ts";
import { formatBytes } from "../tools/report/amounts.ts";
import { writeActionsOutputs } from "../tools/report/github-actions.ts";
import { createProgress } from "../tools/report/progress.ts";
import { cloudOptions, defineCommand, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";
import { refuseUnnamedFile } from "./refuse-unnamed-file.ts";

export const command = defineCommand({
  name: "push",
  summary: "push an image to a repository",
  arguments: ["[SOURCE]", "REF"],
  options: {
    sample: {
      kind: "flag",
      summary: "push a tiny image made on the spot, each with its own digest; REF alone is given",
    },
    dir: {
      kind: "value",
      value: "FOLDER",
      summary: "push a folder's files as one layer on scratch; REF alone is given",
    },
    ...cloudOptions,
  },
  details: [
    "SOURCE is read by its content where it is an existing path (an archive of docker save, an OCI layout as folder or " +
      "tar); anything else is an image of the docker engine. docker-daemon:NAME, docker-archive:PATH[:NAME], " +
      "oci:PATH[:NAME], oci-archive:PATH[:NAME] and docker://REF force one. With one argument, the engine's image of " +
      "that very name is pushed, as by docker push.",
    "REF is [HOST/]REPOSITORY[:TAG][@DIGEST]; without a host it lies in the registry of the current account and region. " +
      "The digest reference is printed.",
    "An archive of docker save holds its layers unpacked: they are packed with gzip, so the digest is not that of a " +
      "docker push of the same image. Layers that are packed already, and OCI layouts, are pushed byte for byte.",
  ],
  examples: [
    { line: "inkan push --sample sample-app-1:first --local", does: "pushes a tiny image to the local cloud" },
    { line: "inkan push app:dev sample-app-1:dev", does: "pushes an image of the docker engine" },
    { line: "inkan push ./app.tar sample-app-1:1.0", does: "pushes what docker save or buildx wrote" },
  ],
  async run(args, options, context) {
    const { what, reference } = chooseWhat(args, options);
    parseArgument(() => parseReference(reference));
    const cloud = await openCloud(options, context);
    const progress = createProgress(context.err, { quiet: context.quiet });
    const { env, interrupted: signal } = context;
    try {
      const pushed = await pushReference(cloud, what, reference, { env, now: new Date(), progress, signal });
      context.say(describePush(pushed));
      context.out.write(`${pushed.reference}\n`);
      await writeActionsOutputs(env, { digest: pushed.digest, reference: pushed.reference });
      return exitCodes.done.code;
    } catch (error) {
      if (signal.aborted) context.say(`${reference} is unchanged; the same command again sends what is still missing`);
      throw error;
    }
  },
});

function chooseWhat(
  args: readonly string[],
  { sample, dir }: { readonly sample: boolean; readonly dir: string | undefined },
): { readonly what: PushWhat; readonly reference: string } {
  const [first = "", second] = args;
  if (sample && dir !== undefined) throw new UsageError("--sample and --dir exclude each other", "inkan push --help");
  if (!sample && dir === undefined) {
    if (second === undefined) refuseUnnamedFile(first, "inkan push ./app.tar sample-app-1:1.0");
    return { what: { kind: "source", text: first }, reference: second ?? first };
  }
  if (second !== undefined) {
    throw new UsageError(`with --sample or --dir only REF is given, not '${first}' as well`, "inkan push --help");
  }
  return { what: dir === undefined ? { kind: "sample" } : { kind: "folder", path: dir }, reference: first };
}

function describePush({
  asked,
  unchanged,
  pushedBlobs,
  presentBlobs,
  mountedBlobs,
  pushedBytes,
}: PushedReference): string {
  if (unchanged && pushedBlobs === 0) return `${asked} is already there`;
  const parts = [
    `${countOf(pushedBlobs, "blob")} sent (${formatBytes(pushedBytes)})`,
    ...(presentBlobs > 0 ? [`${presentBlobs} were there`] : []),
    ...(mountedBlobs > 0 ? [`${mountedBlobs} mounted`] : []),
  ];
  return `pushed ${asked}: ${parts.join(", ")}`;
}
