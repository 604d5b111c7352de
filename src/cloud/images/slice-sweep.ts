import type { Digest } from "../../core/oci/digest.ts";
import type { ActedImage } from "./evaluate-repository.ts";

/**
 * Parts the images of a sweep into slices that can be acted on one after the other, each leaving the repository whole: an
 * image is in one slice with what refers to it, and an index with the images that it lists.
 *
 * @param acted oldest first, as the slices are
 * @param size how many images a slice has at least, but for the last; more where its images belong together
 */
export function sliceSweep(acted: readonly ActedImage[], size: number): readonly (readonly ActedImage[])[] {
  const slices: ActedImage[][] = [];
  let slice: ActedImage[] = [];
  for (const group of groupImages(acted)) {
    slice.push(...group);
    if (slice.length < size) continue;
    slices.push(slice);
    slice = [];
  }
  return slice.length === 0 ? slices : [...slices, slice];
}

/** What belongs together, each group in the place of its oldest image. */
function groupImages(acted: readonly ActedImage[]): Iterable<readonly ActedImage[]> {
  const positions = new Map(acted.map(({ outcome }, position) => [outcome.image.digest, position]));
  const leaders = acted.map((_, position) => position);
  const leaderOf = (position: number): number => {
    let leader = position;
    while (leaders[leader] !== leader) leader = leaders[leader] as number;
    leaders[position] = leader;
    return leader;
  };
  for (const [position, { outcome }] of acted.entries()) {
    for (const digest of neighboursOf(outcome.image)) {
      const neighbour = positions.get(digest);
      if (neighbour === undefined) continue;
      const pair = [leaderOf(position), leaderOf(neighbour)] as const;
      leaders[Math.max(...pair)] = Math.min(...pair);
    }
  }
  return Map.groupBy(acted, (_, position) => leaderOf(position)).values();
}

function neighboursOf({ subject, children }: ActedImage["outcome"]["image"]): readonly Digest[] {
  return [
    ...(subject === undefined ? [] : [subject]),
    ...(children === undefined || children === "unknown" ? [] : children),
  ];
}
