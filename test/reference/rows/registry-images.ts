import type { Place } from "../place.ts";

/** Pushes an image under each tag, one after the other. */
export async function pushAll(place: Place, tags: readonly string[]): Promise<void> {
  for (const tag of tags) await place.push({ tag });
}

/** `run-1`, `run-2` and so on. */
export function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `run-${index + 1}`);
}
