import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import type { Descriptor } from "../../../core/oci/manifest.ts";
import { lifecycleImageOf } from "./lifecycle-image-of.ts";
import {
  formatPointer,
  readSaved,
  readSavedAnswers,
  type SavedAnswer,
  SavedAnswerError,
  type SavedValue,
  saveCommands,
} from "./saved-answers.ts";
import { readSavedImage, type SavedImage } from "./saved-image.ts";
import { readSavedManifest, type SavedManifest } from "./saved-manifest.ts";

/**
 * The images of one repository from saved outputs of `aws ecr describe-images` and `batch-get-image`: a file, or a folder
 * with any number of them. The manifests tell what an index contains and what an image refers to.
 *
 * @param manifests a further file or folder, of which the manifests are read
 * @throws SavedAnswerError
 */
export function loadSavedImages(path: string, manifests?: string): readonly LifecycleImage[] {
  const answers = readSavedAnswers(path);
  const images = readImages(requireEntries("describe-images", answers, path));
  requireLastPage(answers, path);
  const further = manifests === undefined ? [] : readSavedAnswers(manifests);
  if (manifests !== undefined) requireEntries("batch-get-image", further, manifests);
  const known = [...answers, ...further]
    .filter(({ kind }) => kind === "batch-get-image")
    .flatMap(({ entries }) => entries.flatMap((entry) => readSaved(entry, readSavedManifest) ?? []));
  const indexes = new Map(known.flatMap(childrenOf));
  const subjects = new Map(known.flatMap(subjectOf));
  return images.map((image) =>
    lifecycleImageOf({ ...image, subject: image.subject ?? subjects.get(image.digest) }, indexes),
  );
}

function requireEntries(
  kind: SavedAnswer["kind"],
  answers: readonly SavedAnswer[],
  path: string,
): readonly SavedValue[] {
  const found = answers.filter((answer) => answer.kind === kind);
  if (found.length > 0) return found.flatMap(({ entries }) => entries);
  throw new SavedAnswerError("SAVED_ANSWER_INVALID", `${path} holds no output of aws ecr ${kind}`, {
    next: saveCommands[kind],
  });
}

// A rule that counts would take the images that are there for all.
function requireLastPage(answers: readonly SavedAnswer[], path: string): void {
  const listings = answers.filter(({ kind }) => kind === "describe-images");
  if (listings.some(({ continued }) => !continued)) return;
  throw new SavedAnswerError("SAVED_ANSWER_INVALID", `${path} holds only the first images: AWS ended it with a token`, {
    next: `save all of them, without --max-items and --no-paginate: ${saveCommands["describe-images"]}`,
  });
}

function readImages(entries: readonly SavedValue[]): readonly SavedImage[] {
  const places = new Map<Digest, SavedValue>();
  let home: string | undefined;
  return entries.map((entry) => {
    const image = readSaved(entry, readSavedImage);
    const first = places.get(image.digest);
    if (first !== undefined) throw misplaced(entry, `the image ${image.digest} stands already at ${placeOf(first)}`);
    places.set(image.digest, entry);
    // A policy is of one repository: the images of two, counted together, would tell of neither.
    home ??= image.repository;
    if (image.repository !== undefined && image.repository !== home) {
      throw misplaced(entry, `this image is in ${image.repository}, but others are in ${home}`);
    }
    return image;
  });
}

function misplaced(entry: SavedValue, message: string): SavedAnswerError {
  return new SavedAnswerError("SAVED_ANSWER_INVALID", `${placeOf(entry)}: ${message}`);
}

function placeOf({ file, value }: SavedValue): string {
  return `${file}: ${formatPointer(value.path)}`;
}

function childrenOf({ digest, manifest }: SavedManifest): readonly (readonly [Digest, readonly Descriptor[]])[] {
  return manifest.kind === "index" ? [[digest, manifest.manifests]] : [];
}

function subjectOf({ digest, manifest }: SavedManifest): readonly (readonly [Digest, Digest])[] {
  return manifest.subject === undefined ? [] : [[digest, manifest.subject.digest]];
}
