import { countOf } from "../../../core/count-of.ts";
import { explainFate, type NameImage } from "../../../core/lifecycle/explain.ts";
import { type NameableImage, nameImages } from "../../../core/lifecycle/name-images.ts";
import { shortDigest } from "../../../core/oci/digest.ts";
import { version } from "../../../core/version.ts";
import { formatMinute, formatTime } from "../../report/amounts.ts";
import type { JsonObject, JsonValue } from "../../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../../report/table.ts";
import { describeImage } from "../explain/describe-image.ts";
import type { Explanation } from "../explain/explanation.ts";
import { assumptionToJson, fateToJson, imageToJson } from "../explain/explanation-json.ts";
import { type ComparedImage, countVerdicts } from "./compare-preview.ts";
import type { PolicyPreview, PreviewResult } from "./preview-policy.ts";

/** The stable shape of a preview: what ECR would act on, oldest first as it answers. */
export function previewToJson({ policy, results }: PolicyPreview, repository: string): JsonObject {
  return { repository, policy, totals: countActions(results), results: results.map(resultToJson) };
}

function resultToJson({ digest, tags, pushedAt, action, rule }: PreviewResult): JsonObject {
  return {
    digest,
    tags,
    pushedAt: pushedAt === undefined ? null : formatTime(pushedAt),
    action,
    rule: rule ?? null,
  };
}

function countActions(results: readonly PreviewResult[]): Readonly<Record<PreviewResult["action"], number>> {
  const count = (wanted: PreviewResult["action"]) => results.filter(({ action }) => action === wanted).length;
  return { expire: count("expire"), transition: count("transition") };
}

/**
 * A line for each image that ECR would act on, then how many there are.
 *
 * @param images all that is in the repository: a preview does not say what an image belongs to
 */
export function formatPreview(
  { results }: PolicyPreview,
  images: readonly NameableImage[],
  options: TableOptions,
): string {
  const table = results.length === 0 ? "" : formatTable(previewColumns(images), results, options);
  return `${table}${summarizePreview(results)}\n`;
}

function previewColumns(images: readonly NameableImage[]): readonly Column<PreviewResult>[] {
  const nameImage = nameImages(images);
  const byDigest = new Map(images.map((image) => [image.digest, image]));
  return [
    { title: "IMAGE", value: (result) => describeImage(byDigest.get(result.digest) ?? result, nameImage) },
    { title: "DIGEST", value: ({ digest }) => shortDigest(digest) },
    { title: "PUSHED", value: ({ pushedAt }) => (pushedAt === undefined ? "" : formatMinute(pushedAt)) },
    { title: "ECR WOULD", value: describeAction },
  ];
}

function describeAction({ action, rule }: PreviewResult): string {
  return `${action === "expire" ? "expire" : "archive"} it${rule === undefined ? "" : ` by rule ${rule}`}`;
}

function summarizePreview(results: readonly PreviewResult[]): string {
  const { expire, transition } = countActions(results);
  const archive = transition === 0 ? "" : ` and archive ${transition}`;
  return `ECR would expire ${countOf(expire, "image")}${archive}`;
}

/** ECR's preview beside our evaluation. */
export type PreviewComparison = {
  readonly preview: PolicyPreview;
  readonly explanation: Explanation;
  readonly compared: readonly ComparedImage[];
};

/** All that somebody needs who looks for the error: the whole input and both results; docs/lifecycle.md describes it. */
export function comparisonToJson({ preview, explanation, compared }: PreviewComparison): JsonObject {
  const { evaluation, from, restsOn, nameImage } = explanation;
  return {
    inkan: version,
    images: from,
    policy: preview.policy,
    now: formatTime(evaluation.now),
    assumptions: evaluation.assumptions,
    verdicts: countVerdicts(compared),
    compared: compared.map(({ digest, ecr, ours, verdict }): JsonValue => {
      const known = ours === undefined ? { digest } : imageToJson(ours.image);
      return {
        ...known,
        verdict: verdict.kind,
        says: verdict.kind === "same" ? null : verdict.kind === "explained" ? verdict.why : verdict.what,
        ecr: ecr === undefined ? null : resultToJson(ecr),
        inkan: ours === undefined ? null : fateToJson(ours, nameImage),
      };
    }),
    restsOn: restsOn.map(assumptionToJson),
    unknownIndexes: evaluation.unknownIndexes,
  };
}

/** A line for each image that ECR or we would act on, or on which both differ, then how many verdicts there are. */
export function formatComparison({ explanation, compared }: PreviewComparison, options: TableOptions): string {
  const rows = compared.filter(({ ecr, ours, verdict }) => {
    return verdict.kind !== "same" || ecr !== undefined || ours?.fate.kind !== "keep";
  });
  const table = rows.length === 0 ? "" : formatTable(comparisonColumns(explanation), rows, options);
  return `${table}${summarizeComparison(compared)}\n`;
}

function comparisonColumns({ nameImage }: Explanation): readonly Column<ComparedImage>[] {
  return [
    { title: "IMAGE", value: ({ ours, ecr }) => describeEither(ours?.image ?? ecr, nameImage) },
    { title: "DIGEST", value: ({ digest }) => shortDigest(digest) },
    { title: "ECR WOULD", value: ({ ecr }) => (ecr === undefined ? "let it be" : describeAction(ecr)) },
    { title: "INKAN SAYS", value: ({ ours }) => (ours === undefined ? "-" : explainFate(ours, nameImage)) },
    { title: "VERDICT", value: ({ verdict }) => describeVerdict(verdict) },
  ];
}

function describeEither(image: NameableImage | undefined, nameImage: NameImage): string {
  return image === undefined ? "" : describeImage(image, nameImage);
}

function describeVerdict(verdict: ComparedImage["verdict"]): string {
  switch (verdict.kind) {
    case "same":
      return "same";
    case "explained":
      return `explained: ${verdict.why}`;
    case "different":
      return `DIFFERENT: ${verdict.what}`;
  }
}

/** `11 images: 9 same, 2 explained, 0 different`. */
export function summarizeComparison(compared: readonly ComparedImage[]): string {
  const { same, explained, different } = countVerdicts(compared);
  return `${countOf(compared.length, "image")}: ${same} same, ${explained} explained, ${different} different`;
}
