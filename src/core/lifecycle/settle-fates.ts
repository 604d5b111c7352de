import type { AppliedRules } from "./apply-rules.ts";
import type { Assumptions } from "./assumptions.ts";
import type { Cause, Fate } from "./evaluation.ts";
import type { ImageTable } from "./image-table.ts";
import { markFates } from "./mark-fates.ts";

/**
 * Turns what the rules found into what happens. ECR acts oldest image first, refuses an image inside an index that is
 * still there (`ImageReferencedByManifestList`), and lets images that refer to another one go with it afterwards (Amazon
 * ECR User Guide, "Automate the cleanup of images by using lifecycle policies", considerations).
 *
 * @returns a fate for each position of the table
 */
export function settleFates(table: ImageTable, applied: AppliedRules, assumptions: Assumptions): readonly Fate[] {
  const scene: Scene = { table, fates: markFates(table, applied), held: new Set() };
  holdChildren(scene);
  followSubjects(scene);
  if (assumptions["leaving-index"] === "together") {
    while (releaseChildren(scene)) followSubjects(scene);
  }
  return scene.fates.map((fate, position) => (scene.held.has(position) ? heldFate(scene, fate, position) : fate));
}

/** `fates` are as marked; an image in `held` stays nevertheless. */
type Scene = { readonly table: ImageTable; readonly fates: Fate[]; readonly held: Set<number> };

function goes({ fates, held }: Scene, position: number): boolean {
  return fates[position]?.kind !== "keep" && !held.has(position);
}

function holdChildren(scene: Scene): void {
  const inOrder = [...scene.table.indexes.keys()].sort((a, b) => a - b);
  for (const child of inOrder) {
    if (scene.fates[child]?.kind === "keep") continue;
    const holders = scene.table.indexes.get(child) ?? [];
    // An older index has had its turn; a younger one is still there when the child's turn comes.
    if (!holders.every((index) => index < child && goes(scene, index))) scene.held.add(child);
  }
}

function releaseChildren(scene: Scene): boolean {
  const before = scene.held.size;
  for (const child of scene.held) {
    if (scene.table.roles[child] === "referrer") continue;
    if (scene.table.indexes.get(child)?.every((index) => goes(scene, index)) === true) scene.held.delete(child);
  }
  return scene.held.size < before;
}

function followSubjects(scene: Scene): void {
  const settled = new Set<number>();
  for (const [position, role] of scene.table.roles.entries()) {
    if (role !== "referrer") continue;
    // From the image up to what it stands on, then down again: each fate follows from the one above it.
    const chain: number[] = [];
    let above: number | undefined = position;
    while (above !== undefined && scene.table.roles[above] === "referrer" && !settled.has(above)) {
      settled.add(above);
      chain.push(above);
      above = subjectOf(scene.table, above);
    }
    for (const follower of chain.reverse()) followSubject(scene, follower);
  }
}

function subjectOf({ images, positions }: ImageTable, position: number): number | undefined {
  const subject = images[position]?.subject;
  return subject === undefined ? undefined : positions.get(subject);
}

function followSubject(scene: Scene, position: number): void {
  const { table, fates, held } = scene;
  const image = table.images[position];
  const above = subjectOf(table, position);
  if (image?.subject === undefined || above === undefined) return;
  const fate = fates[above];
  held.delete(position);
  // What is archived already has nothing to do when its subject is archived.
  const follows = fate?.kind === "expire" || (fate?.kind === "transition" && image.storageClass === "standard");
  if (fate === undefined || fate.kind === "keep" || !follows || held.has(above)) {
    fates[position] = { kind: "keep", because: { kind: "follows", subject: image.subject } };
    return;
  }
  fates[position] = { kind: fate.kind, by: { kind: "subject", subject: image.subject, ...priorityOf(fate.by) } };
  const holders = table.indexes.get(position) ?? [];
  if (!holders.every((index) => goes(scene, index))) held.add(position);
}

function priorityOf(cause: Cause): { priority?: number } {
  return cause.kind === "subject-gone" || cause.priority === undefined ? {} : { priority: cause.priority };
}

function heldFate(scene: Scene, fate: Fate, position: number): Fate {
  if (fate.kind === "keep") return fate;
  const holders = scene.table.indexes.get(position) ?? [];
  const staying = holders.find((index) => !goes(scene, index));
  const index = scene.table.images[staying ?? holders[0] ?? -1]?.digest;
  if (index === undefined) return fate;
  return { kind: "keep", because: { kind: "in-index", ...priorityOf(fate.by), index, leaving: staying === undefined } };
}
