import { parseReference } from "../core/oci/reference.ts";
import { parseNamedImage, planRemoval, type RemovalRequest } from "../tools/images/plan-removal.ts";
import { countPlanned, formatOutcomes, outcomeToJson } from "../tools/images/removal-report.ts";
import { listPlanned, type RemovalOutcome, removeImages } from "../tools/images/remove-images.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { confirm } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";
import { parseCount } from "./parse-count.ts";

export const command = defineCommand({
  name: "rm",
  summary: "delete images together with their signatures",
  arguments: ["REF..."],
  options: {
    all: { kind: "flag", summary: "delete every image of the repository REF" },
    oldest: { kind: "value", value: "N", summary: "delete the N images of the repository REF that were pushed first" },
    "keep-signatures": { kind: "flag", summary: "leave signatures and whatever else belongs to the images" },
    "dry-run": { kind: "flag", summary: "only show what would be deleted" },
    yes: { kind: "flag", short: "y", summary: "do not ask" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "A tag beside other tags is only taken off its image. With its last tag, or by digest, the image itself goes, and " +
      "with it what belongs to it in both storages: .sig, .att and .sbom tags, referrers and, of an index, the images " +
      "that have no tag of their own. A digest whose image is gone already stands for what it left behind.",
    "To know what belongs to an index it is read, which ECR counts as a pull: with --all and --oldest every index of the " +
      "repository. Exit code 1 means that something could not be deleted.",
  ],
  examples: [
    { line: "inkan rm sample-app-1:first --local --yes", does: "deletes an image and its signatures" },
    { line: "inkan rm sample-app-1 --oldest 10 --dry-run", does: "shows what deleting the ten oldest would take" },
  ],
  async run(references, options, context) {
    const request = chooseRequest(references, options);
    const cloud = await openCloud(options, context);
    const plan = await planRemoval(cloud, request, { keepSignatures: options["keep-signatures"] });
    const planned = listPlanned(plan);
    const named = plan.repositories.reduce((sum, { items }) => sum + items.length, 0);
    for (const reference of plan.absent) context.warn(`there is no image ${reference}`);
    const { query, output } = options;
    const { color, interrupted: signal } = context;
    const show = async (outcomes: readonly RemovalOutcome[]) => {
      const format = { output: output as OutputFormat, query, color };
      const answer = await formatAnswer(outcomes.map(outcomeToJson), () => formatOutcomes(outcomes, { color }), format);
      context.out.write(answer);
    };
    const allFound = plan.absent.length === 0 ? exitCodes.done.code : exitCodes.failed.code;
    if (planned.length === 0 || options["dry-run"]) {
      await show(planned);
      return allFound;
    }

    context.tell(`about to delete ${countPlanned(planned, named)} in ${await cloud.describe()}`);
    const answer = await confirm(`Delete ${countPlanned(planned, named)}?`, options.yes, context);
    if (answer !== "yes") {
      context.say("nothing was deleted");
      return answer === "no" ? exitCodes.failed.code : exitCodes.interrupted.code;
    }
    const outcomes: RemovalOutcome[] = [];
    try {
      await removeImages(plan, { signal, onOutcome: (outcome) => outcomes.push(outcome) });
    } catch (error) {
      if (signal.aborted) context.say("stopped between two images; the same command again goes on");
      throw error;
    } finally {
      await show(outcomes);
    }
    return outcomes.some(({ result }) => result.kind === "failed") ? exitCodes.failed.code : allFound;
  },
});

function chooseRequest(
  references: readonly string[],
  { all, oldest }: { readonly all: boolean; readonly oldest: string | undefined },
): RemovalRequest {
  const [first = "", ...others] = references;
  if (!all && oldest === undefined) {
    return { kind: "images", images: references.map((text) => parseArgument(() => parseNamedImage(text))) };
  }
  if (all && oldest !== undefined) throw new UsageError("--all and --oldest exclude each other", "inkan rm --help");
  if (others.length > 0) throw new UsageError("--all and --oldest take one repository", "inkan rm --help");
  const repository = parseArgument(() => parseReference(first));
  if (repository.tag !== undefined || repository.digest !== undefined) {
    throw new UsageError(`--all and --oldest take a repository; '${first}' names an image`, "inkan rm --help");
  }
  return oldest === undefined
    ? { kind: "all", repository }
    : { kind: "oldest", repository, count: parseCount("--oldest", oldest) };
}
