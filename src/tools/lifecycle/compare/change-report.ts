import { countOf } from "../../../core/count-of.ts";
import type { Fate } from "../../../core/lifecycle/evaluation.ts";
import { explainFate, formatDays } from "../../../core/lifecycle/explain.ts";
import { pushMark } from "../../../core/lifecycle/image-age.ts";
import { shortDigest } from "../../../core/oci/digest.ts";
import { formatBytes, formatTime } from "../../report/amounts.ts";
import type { JsonObject } from "../../report/json-value.ts";
import { type Column, formatTable, type TableOptions } from "../../report/table.ts";
import { describeImage } from "../explain/describe-image.ts";
import { countFates } from "../explain/explanation.ts";
import { assumptionToJson, fateToJson, imageToJson, totalsToJson } from "../explain/explanation-json.ts";
import { formatRestsOn } from "../explain/rests-on-table.ts";
import { countChanges, type ImageChange, type PolicyChange } from "./policy-change.ts";

/** The stable shape of a change of policy; docs/lifecycle.md describes it. */
export function changeToJson({ before, after, changes, restsOn }: PolicyChange): JsonObject {
  const { nameImage } = after;
  return {
    images: after.from,
    now: formatTime(after.evaluation.now),
    assumptions: after.evaluation.assumptions,
    before: { policy: before.policy.from, totals: totalsToJson(countFates(before.evaluation.outcomes)) },
    after: { policy: after.policy.from, totals: totalsToJson(countFates(after.evaluation.outcomes)) },
    changes: changes.map((change) => ({
      ...imageToJson(change.after.image),
      before: fateToJson(change.before, nameImage),
      after: fateToJson(change.after, nameImage),
    })),
    restsOn: restsOn.map(assumptionToJson),
    unknownIndexes: after.evaluation.unknownIndexes,
  };
}

/** A line for each image that fares otherwise, then how many do, then what the result rests on. */
export function formatChange(change: PolicyChange, options: TableOptions): string {
  const { after, changes, restsOn } = change;
  const table = changes.length === 0 ? "" : formatTable(changeColumns(change), changes, options);
  const rests = restsOn.length === 0 ? "" : `\n${formatRestsOn(restsOn, after.nameImage, options)}`;
  return `${table}${summarizeChange(change)}\n${rests}`;
}

function changeColumns({ after: { evaluation, nameImage } }: PolicyChange): readonly Column<ImageChange>[] {
  const { now } = evaluation;
  return [
    { title: "IMAGE", value: ({ after }) => describeImage(after.image, nameImage) },
    { title: "DIGEST", value: ({ after }) => shortDigest(after.image.digest) },
    { title: "AGE", value: ({ after }) => formatDays(now.getTime() - pushMark(after.image).at), align: "right" },
    { title: "SIZE", value: ({ after: { image } }) => formatBytes(image.sizeInBytes ?? 0), align: "right" },
    { title: "BEFORE", value: ({ before }) => explainFate(before, nameImage) },
    { title: "AFTER", value: ({ after }) => explainFate(after, nameImage) },
  ];
}

/** `3 of 12 images fare otherwise: 2 kept before are expired, 1 expired before is kept`. */
function summarizeChange({ after, changes }: PolicyChange): string {
  const total = after.evaluation.outcomes.length;
  if (changes.length === 0) return `none of ${countOf(total, "image")} fares otherwise`;
  const parts = countChanges(changes).map(
    ({ from, to, images }) => `${images} ${words[from]} before ${images === 1 ? "is" : "are"} ${words[to]}`,
  );
  return `${changes.length} of ${countOf(total, "image")} ${changes.length === 1 ? "fares" : "fare"} otherwise: ${parts.join(", ")}`;
}

const words: Readonly<Record<Fate["kind"], string>> = { keep: "kept", expire: "expired", transition: "archived" };
