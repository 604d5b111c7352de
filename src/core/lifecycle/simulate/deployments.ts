import type { Digest } from "../../oci/digest.ts";
import { mediaTypes } from "../../oci/media-types.ts";
import { parseAccessoryTag } from "../../signing/accessory-tag.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import type { PushPlan } from "./push-plan.ts";
import type { RollbackReach } from "./simulation.ts";
import { templateReader } from "./tag-template.ts";

/** The deployments of one plan, and which of them are still there. What is lost once does not come back. */
export class Deployments {
  readonly #signed: boolean;
  readonly #digests: Digest[] = [];
  readonly #places = new Map<Digest, number>();
  /** For a signature the deployment it signs. */
  readonly #signs = new Map<Digest, number>();
  readonly #signatures: number[] = [];
  #lastLost = -1;
  #lastUnverifiable = -1;

  constructor(plan: Pick<PushPlan, "signatures">) {
    this.#signed = plan.signatures !== "none";
  }

  add(digest: Digest, signatures: readonly Digest[]): void {
    const place = this.#digests.push(digest) - 1;
    this.#places.set(digest, place);
    for (const signature of signatures) this.#signs.set(signature, place);
    this.#signatures.push(signatures.length);
    if (this.#signed && signatures.length === 0) this.#lastUnverifiable = place;
  }

  /** Takes note that an image is deleted or archived. */
  lose(digest: Digest): void {
    const place = this.#places.get(digest);
    if (place !== undefined) this.#lastLost = Math.max(this.#lastLost, place);
    const signs = this.#signs.get(digest);
    if (signs === undefined) return;
    this.#signs.delete(digest);
    const left = (this.#signatures[signs] ?? 0) - 1;
    this.#signatures[signs] = left;
    if (this.#signed && left === 0) this.#lastUnverifiable = Math.max(this.#lastUnverifiable, signs);
  }

  get reach(): RollbackReach {
    const newest = this.#digests.length - 1;
    return {
      deployments: this.#digests.length,
      images: newest - this.#lastLost,
      verifiable: newest - Math.max(this.#lastLost, this.#lastUnverifiable),
    };
  }

  newest(count: number): readonly Digest[] {
    return count === 0 ? [] : this.#digests.slice(-count);
  }
}

/** What existing images say about a plan's past: those with a tag as the plan writes it are its deployments. */
export function readPast(
  plan: Pick<PushPlan, "tags" | "signatures" | "firstNumber">,
  images: readonly LifecycleImage[],
): { readonly deployments: Deployments; readonly nextNumber: number } {
  const readers = plan.tags.map(templateReader);
  const deployments = new Deployments(plan);
  const signatures = findSignatures(images);
  let highest = 0;
  for (const { digest, tags, storageClass } of images) {
    const readings = tags.flatMap((tag) => readers.map((read) => read(tag)).filter((reading) => reading !== undefined));
    if (readings.length === 0) continue;
    highest = Math.max(highest, ...readings.map(({ number = 0 }) => number));
    deployments.add(digest, signatures.get(digest) ?? []);
    if (storageClass !== "standard") deployments.lose(digest);
  }
  return { deployments, nextNumber: plan.firstNumber ?? highest + 1 };
}

function findSignatures(images: readonly LifecycleImage[]): ReadonlyMap<Digest, readonly Digest[]> {
  const found = new Map<Digest, Digest[]>();
  for (const { digest, tags, subject, artifactType, storageClass } of images) {
    if (storageClass !== "standard") continue;
    const accessories = tags.map(parseAccessoryTag).filter((tag) => tag?.kind === "signature");
    const bundled = artifactType === mediaTypes.sigstoreBundle ? subject : undefined;
    for (const signed of [...accessories.map((tag) => tag?.image), bundled]) {
      if (signed !== undefined) found.set(signed, [...(found.get(signed) ?? []), digest]);
    }
  }
  return found;
}
