import { resolve } from "node:path";
import { describeImages } from "../tools/images/describe-images.ts";
import { openEcrRepository } from "../tools/images/ecr-repository.ts";
import { explainPolicy } from "../tools/lifecycle/explain/explanation.ts";
import { type PolicyText, parsePolicyText } from "../tools/lifecycle/parse-policy-text.ts";
import { comparePreview, countVerdicts } from "../tools/lifecycle/preview/compare-preview.ts";
import { type PolicyPreview, previewPolicy } from "../tools/lifecycle/preview/preview-policy.ts";
import {
  comparisonToJson,
  formatComparison,
  formatPreview,
  type PreviewComparison,
  previewToJson,
  summarizeComparison,
} from "../tools/lifecycle/preview/preview-report.ts";
import { type AnswerOptions, formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { writeReport } from "../tools/report/write-report.ts";
import {
  type CommandContext,
  cloudOptions,
  defineCommand,
  type OptionValues,
  outputOptions,
  UsageError,
} from "./command.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import {
  evaluationOptions,
  type OpenedImages,
  openImages,
  policyOptions,
  readPolicyOption,
  requireOwnPolicy,
  tellOfImages,
} from "./lifecycle-options.ts";
import { openCloud } from "./open-cloud.ts";
import { parseRepository } from "./parse-repository.ts";

const options = {
  ...policyOptions,
  compare: { kind: "flag", summary: "hold the preview against our own evaluation, image by image" },
  report: {
    kind: "value",
    value: "FILE",
    filled: true,
    summary: "with --compare: write all of the input and both results as JSON, for a bug report",
  },
  "read-indexes": evaluationOptions["read-indexes"],
  assume: evaluationOptions.assume,
  ...outputOptions,
  ...cloudOptions,
} as const;

export const command = defineCommand({
  name: "lifecycle preview",
  summary: "what ECR itself says a lifecycle policy would do",
  arguments: ["REPO"],
  options,
  details: [
    "Begins a preview in ECR, waits until it is done, and prints the images that it would act on. Nothing is deleted, and the repository's policy stays as it is. What ECR shows has no reasons: inkan lifecycle explain has them.",
    "With --compare the same policy is evaluated here as well. A preview shows what rules mark; that ECR refuses to act on an image inside an index, and lets signatures follow their image, it need not show: such images are `explained`. Anything else is an error of one of the two, and the exit code is 14; please report it with the file of --report.",
  ],
  examples: [
    { line: "inkan lifecycle preview sample-app-1 --local", does: "previews the repository's own policy" },
    {
      line: "inkan lifecycle preview sample-app-1 --policy new.json --compare --report difference.json",
      does: "says whether ECR and Inkan agree on another policy",
    },
  ],
  async run([repository = ""], options, context) {
    const { compare, report, output, query } = options;
    if (report !== undefined && !compare) throw new UsageError("--report goes with --compare");
    const reference = parseRepository(repository);
    const given = await readPolicyOption(options, context);
    const opened = compare ? await openForComparison(repository, options, context, given) : undefined;
    const ecr = await openEcrRepository(await openCloud(options, context), reference);
    const { interrupted: signal, color } = context;
    const preview = await previewPolicy(ecr, { policy: given?.text, signal }).catch((error: unknown) => {
      if (signal.aborted) context.say("the preview goes on in ECR, and changes nothing");
      throw error;
    });
    const answer = { output: output as OutputFormat, query, color };
    if (opened !== undefined) return await showComparison(preview, opened, { ...answer, report }, context);
    const images = await describeImages(ecr);
    const table = () => formatPreview(preview, images, { color });
    context.out.write(await formatAnswer(previewToJson(preview, repository), table, answer));
    return exitCodes.done.code;
  },
});

async function openForComparison(
  repository: string,
  values: OptionValues<typeof options>,
  context: CommandContext,
  policy: PolicyText | undefined,
): Promise<OpenedImages> {
  const evaluated = { ...values, images: undefined, manifests: undefined, now: undefined };
  const opened = await openImages(repository, evaluated, context, [policy]);
  if (policy === undefined) requireOwnPolicy(opened);
  tellOfImages(opened, evaluated, context);
  return opened;
}

async function showComparison(
  preview: PolicyPreview,
  opened: OpenedImages,
  { report, ...answer }: AnswerOptions & { readonly report: string | undefined },
  context: CommandContext,
): Promise<ExitCode> {
  const explanation = explainPolicy(opened, parsePolicyText(preview.policy, "the policy that ECR previewed"));
  const compared = comparePreview(preview, explanation);
  const comparison: PreviewComparison = { preview, explanation, compared };
  const json = comparisonToJson(comparison);
  if (report !== undefined) {
    await writeReport(resolve(context.cwd, report), report, `${JSON.stringify(json, undefined, 2)}\n`);
  }
  const { color } = context;
  context.out.write(await formatAnswer(json, () => formatComparison(comparison, { color }), answer));
  if (countVerdicts(compared).different === 0) return exitCodes.done.code;
  context.tell(`error: ECR and Inkan differ (${summarizeComparison(compared)}): one of them is wrong`);
  context.tell(`  next: report it with ${report ?? "what -o json prints, or --report FILE"}`);
  return exitCodes.policyViolated.code;
}
