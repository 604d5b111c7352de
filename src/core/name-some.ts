/** How many examples a sentence names. */
const exampleCount = 3;

/** Names for a sentence: `a, b and c`, or `a, b, c and 4 more`. */
export function nameSome(names: readonly string[]): string {
  const more = names.length - exampleCount;
  if (more > 0) return `${names.slice(0, exampleCount).join(", ")} and ${more} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
