/** Most ids of one BatchGetImage or BatchDeleteImage (Amazon ECR API, `imageIds`). */
const MAX_BATCH = 100;

/** Parts of a list that fit into one request each. */
export function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / MAX_BATCH) }, (_, index) =>
    items.slice(index * MAX_BATCH, (index + 1) * MAX_BATCH),
  );
}
