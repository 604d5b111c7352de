import type { MirrorContents } from "../../core/mirror-images.ts";
import { findImage } from "../images/find-image.ts";
import type { ImageRoom } from "../images/image-types.ts";
import { findRepository } from "../images/repositories.ts";
import { readReference } from "../registry/manifest-reference.ts";
import { type MirrorImages, openMirrorImages } from "./mirror-images.ts";
import { createMirrorMisses, type MirrorMisses } from "./mirror-misses.ts";
import { hubScope } from "./mirror-realm.ts";

/** A cloud's mirror, whether its door is open or not. */
export type Mirror = MirrorImages & {
  readonly misses: MirrorMisses;
  contents(): MirrorContents;
};

/** The mirror of a cloud's store. */
export function openMirror(parts: ImageRoom): Mirror {
  const images = openMirrorImages(parts);
  const misses = createMirrorMisses();
  const isThere = ({ repository: name, reference }: MirrorContents["misses"][number]): boolean => {
    const repository = findRepository(parts, hubScope, name);
    return repository !== undefined && findImage(parts, repository, readReference(reference)) !== undefined;
  };
  return {
    ...images,
    misses,
    contents: () => ({ images: images.list(), misses: misses.list().filter((miss) => !isThere(miss)) }),
  };
}
