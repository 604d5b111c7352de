import type { Digest } from "../oci/digest.ts";
import type { AppliedRules } from "./apply-rules.ts";
import type { Assumptions } from "./assumptions.ts";
import type { Cause, Fate } from "./evaluation.ts";
import { type ImageTable, imageAt } from "./image-table.ts";
import type { LifecycleImage } from "./lifecycle-image.ts";
import { markFates } from "./mark-fates.ts";

/**
 * Turns what the rules found into what happens. ECR acts oldest image first, refuses an image inside an index that is
 * still there (`ImageReferencedByManifestList`), and lets images that refer to another one go with it afterwards (Amazon
 * ECR User Guide, "Automate the cleanup of images by using lifecycle policies", evaluation rules).
 *
 * @returns a fate for each position of the table
 */
export function settleFates(table: ImageTable, applied: AppliedRules, assumptions: Assumptions): readonly Fate[] {
  const scene: Scene = {
    table,
    assumptions,
    fates: markFates(table, applied),
    gone: new Uint8Array(table.images.length),
    followers: findFollowers(table),
  };
  let acted = sweep(scene);
  while (acted && assumptions["leaving-index"] === "together") acted = sweep(scene);
  return scene.fates.map((fate, position) => (isHeld(scene, position) ? heldFate(scene, fate, position) : fate));
}

type Scene = {
  readonly table: ImageTable;
  readonly assumptions: Assumptions;
  /** What is due for each image; for an image with a subject that stays, nothing. */
  readonly fates: Fate[];
  /** 1 for an image that has been acted on. */
  readonly gone: Uint8Array;
  /** Positions of referrers: those of images that follow nothing, then the referrers of these, and so on. */
  readonly followers: readonly number[];
};

// By the steps that lie between a referrer and what it finally stands on, then by age.
function findFollowers({ roles, subjects }: ImageTable): readonly number[] {
  const referrersOf = new Map<number, number[]>();
  for (const [position, role] of roles.entries()) {
    if (role !== "referrer") continue;
    const above = subjects[position] ?? -1;
    const referrers = referrersOf.get(above);
    if (referrers === undefined) referrersOf.set(above, [position]);
    else referrers.push(position);
  }
  const found: number[] = [];
  let level = [...referrersOf.keys()].filter((position) => roles[position] !== "referrer");
  while (level.length > 0) {
    level = level.flatMap((position) => referrersOf.get(position) ?? []).sort((a, b) => a - b);
    for (const position of level) found.push(position);
  }
  return found;
}

/** Acts on what is due and not held back. False when there was nothing of the kind. */
function sweep(scene: Scene): boolean {
  let acted = false;
  for (const [position, role] of scene.table.roles.entries()) {
    if (role !== "referrer") acted = act(scene, position) || acted;
  }
  for (const position of scene.followers) {
    if (scene.gone[position] === 0) scene.fates[position] = followedFate(scene, position);
    acted = act(scene, position) || acted;
  }
  return acted;
}

function act({ table, fates, gone }: Scene, position: number): boolean {
  if (gone[position] === 1 || fates[position]?.kind === "keep") return false;
  if (table.indexes.find(position, (index) => gone[index] === 0) !== undefined) return false;
  gone[position] = 1;
  return true;
}

/** What is due for a referrer by what has become of its subject, now or before. */
function followedFate({ table, assumptions, fates, gone }: Scene, position: number): Fate {
  const image = imageAt(table, position);
  const subject = image.subject as Digest;
  const above = table.subjects[position] ?? -1;
  const fate = fates[above] as Fate;
  const isGone = gone[above] === 1 && fate.kind !== "keep";
  if (isGone && fate.kind === "expire") return { kind: "expire", by: byCause(subject, fate.by) };
  if (isActive(image, assumptions)) {
    if (isGone) return { kind: "transition", by: byCause(subject, fate.by) };
    // The subject was archived before, by hand or by an evaluation in which an index held the referrer back.
    if (imageAt(table, above).storageClass === "archive")
      return { kind: "transition", by: { kind: "subject", subject } };
  }
  return { kind: "keep", because: { kind: "follows", subject } };
}

function isActive({ storageClass }: LifecycleImage, { activating }: Assumptions): boolean {
  return storageClass === "standard" || (storageClass === "activating" && activating === "standard");
}

function byCause(subject: Digest, cause: Cause): Cause {
  return { kind: "subject", subject, ...priorityOf(cause) };
}

function priorityOf(cause: Cause): { priority?: number } {
  return cause.kind === "subject-gone" || cause.priority === undefined ? {} : { priority: cause.priority };
}

function isHeld({ fates, gone }: Scene, position: number): boolean {
  return gone[position] === 0 && fates[position]?.kind !== "keep";
}

function heldFate({ table, gone }: Scene, fate: Fate, position: number): Fate {
  const staying = table.indexes.find(position, (index) => gone[index] === 0);
  const holder = staying ?? table.indexes.first(position);
  if (fate.kind === "keep" || holder === undefined) return fate;
  const index = imageAt(table, holder).digest;
  return { kind: "keep", because: { kind: "in-index", ...priorityOf(fate.by), index, leaving: staying === undefined } };
}
