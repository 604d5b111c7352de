import {
  flatImageToJson,
  formatFlatImages,
  formatImages,
  imageToJson,
  listFlat,
} from "../tools/images/image-report.ts";
import { type ImageOrder, listImages } from "../tools/images/list-images.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseCount } from "./parse-count.ts";

export const command = defineCommand({
  name: "images",
  summary: "the images of a repository, with their signatures",
  arguments: ["REPO"],
  options: {
    sort: {
      kind: "value",
      value: "ORDER",
      choices: ["pushed", "pulled", "size", "tag"],
      default: "pushed",
      summary: "newest push or pull first, largest first, or by tag",
    },
    tag: { kind: "value", value: "PATTERN", summary: "only images with such a tag; * stands for any characters" },
    signed: { kind: "flag", summary: "only images with something that says it signs them" },
    unsigned: { kind: "flag", summary: "only images without" },
    limit: { kind: "value", value: "N", summary: "only the first N" },
    platforms: {
      kind: "flag",
      summary: "read the indexes and fold their images under them; ECR counts this as a pull of each index",
    },
    flat: {
      kind: "flag",
      summary: "one line for each image that ECR counts: what belongs to an image follows it instead of being folded",
    },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "Signatures, attestations and other accessories stand under their image, whether they are kept by tag (cosign 2) or " +
      "as referrers (cosign 3). SIGNED says where signatures stand, not whether they are good: that is inkan verify.",
  ],
  examples: [
    { line: "inkan images sample-app-1 --local", does: "lists what the local cloud has" },
    { line: "inkan images sample-app-1 --flat -o text --query 'length(@)'", does: "counts as ECR does" },
    { line: "inkan images sample-app-1 --unsigned -o text --query '[].digest'", does: "prints what is not signed" },
  ],
  async run([repository = ""], options, context) {
    if (options.signed && options.unsigned) {
      throw new UsageError("--signed and --unsigned exclude each other", "inkan images --help");
    }
    const cloud = await openCloud(options, context);
    const images = await listImages(cloud, repository, {
      order: options.sort as ImageOrder,
      tag: options.tag,
      signed: options.signed ? true : options.unsigned ? false : undefined,
      limit: options.limit === undefined ? undefined : parseCount("--limit", options.limit),
      platforms: options.platforms,
    });
    const { query, output } = options;
    const { color } = context;
    const answer = { output: output as OutputFormat, query, color };
    if (options.flat) {
      const flat = listFlat(images);
      const table = () => formatFlatImages(flat, { color });
      context.out.write(await formatAnswer(flat.map(flatImageToJson), table, answer));
    } else {
      context.out.write(await formatAnswer(images.map(imageToJson), () => formatImages(images, { color }), answer));
    }
    return exitCodes.done.code;
  },
});
