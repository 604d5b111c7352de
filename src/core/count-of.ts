/** `1 image`, `2 images`: a count with a noun that takes an s. */
export function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
