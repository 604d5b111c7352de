/** The name that a mistyped word was most likely meant to be: at most a third of its letters are wrong. */
export function closestName(word: string, names: readonly string[]): string | undefined {
  let closest: string | undefined;
  let fewest = Math.floor(word.length / 3) + 1;
  for (const name of names) {
    const changes = editDistance(word, name);
    if (changes < fewest) {
      fewest = changes;
      closest = name;
    }
  }
  return closest;
}

/** Insertions, deletions and replacements that turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
