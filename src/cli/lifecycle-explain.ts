import type { ImageOutcome } from "../core/lifecycle/evaluation.ts";
import { parseReference } from "../core/oci/reference.ts";
import { explainPolicy } from "../tools/lifecycle/explain/explanation.ts";
import { explanationToJson } from "../tools/lifecycle/explain/explanation-json.ts";
import { formatExplanation } from "../tools/lifecycle/explain/explanation-table.ts";
import { findImage } from "../tools/lifecycle/explain/find-image.ts";
import { formatStory, storyToJson, tellStory } from "../tools/lifecycle/explain/image-story.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import {
  evaluationOptions,
  openImages,
  policyOptions,
  readPolicyOption,
  requireOwnPolicy,
  tellOfImages,
} from "./lifecycle-options.ts";
import { parseArgument } from "./parse-argument.ts";

export const command = defineCommand({
  name: "lifecycle explain",
  summary: "what a lifecycle policy does to each image, and why",
  arguments: ["[REPO]", "[IMAGE]"],
  options: {
    ...policyOptions,
    only: {
      kind: "value",
      value: "FATE",
      choices: ["keep", "expire", "transition"],
      summary: "only images with this fate, below the image they belong to",
    },
    ...evaluationOptions,
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "Nothing is changed, and with --images nothing is asked of a cloud. IMAGE is a tag, a digest or the beginning of one, and gets its whole story: what every rule says of it, what holds it, what goes with it. REPO:TAG and REPO@DIGEST do the same; with --images the only argument is IMAGE.",
    "Of each rule the second table counts the images that it matches, those that it picks by their age or number, those of them that it marks since no rule before matches them, and those that it shields from later rules. The last table, if there is one, names what AWS's documentation leaves open and the images that depend on it.",
    "To know what an index contains it has to be read, which ECR counts as a pull. So this is not done unasked where the policy goes by pulls.",
  ],
  examples: [
    {
      line: "inkan lifecycle explain sample-app-1 --local",
      does: "what the repository's own policy does to its images",
    },
    {
      line: "inkan lifecycle explain sample-app-1 --policy new.json --only expire",
      does: "what another policy would take",
    },
    { line: "inkan lifecycle explain sample-app-1:v1.0.3", does: "the whole story of one image" },
    {
      line: "inkan lifecycle explain --images describe-images.json --policy policy.json",
      does: "the same for a saved listing, without any cloud",
    },
  ],
  async run(args, options, context) {
    const { repository, image } = readArguments(args, options.images);
    const given = await readPolicyOption(options, context);
    const opened = await openImages(repository, options, context, [given]);
    tellOfImages(opened, options, context);
    const explanation = explainPolicy(opened, given ?? requireOwnPolicy(opened));
    const { output, query, only } = options;
    const { color } = context;
    const answer = { output: output as OutputFormat, query, color };
    if (image !== undefined) {
      const story = tellStory(explanation, findImage(explanation.evaluation, image, opened.from));
      context.out.write(
        await formatAnswer(
          () => storyToJson(story),
          () => formatStory(story, { color }),
          answer,
        ),
      );
      return exitCodes.done.code;
    }
    const isShown = ({ fate }: ImageOutcome) => only === undefined || fate.kind === only;
    const whole = () => explanationToJson(explanation, explanation.evaluation.outcomes.filter(isShown).reverse());
    const table = () => formatExplanation(explanation, { color, isShown });
    context.out.write(await formatAnswer(whole, table, answer));
    return exitCodes.done.code;
  },
});

type Subject = { readonly repository: string | undefined; readonly image: string | undefined };

function readArguments([first, second]: readonly string[], images: string | undefined): Subject {
  if (images !== undefined) {
    if (second === undefined) return { repository: undefined, image: first };
    throw new UsageError("with --images the only argument is IMAGE", "inkan lifecycle explain --help");
  }
  if (first === undefined) return { repository: undefined, image: undefined };
  const { tag, digest } = parseArgument(() => parseReference(first));
  const named = digest ?? tag;
  if (named === undefined) return { repository: first, image: second };
  if (second !== undefined) {
    throw new UsageError(`'${first}' names an image, and '${second}' another`, "inkan lifecycle explain --help");
  }
  return { repository: first, image: named };
}
