/**
 * A test for texts that fit a pattern as a whole: `*` stands for any run of characters, the empty one included, everything
 * else for itself.
 */
export function wildcardTest(pattern: string): (text: string) => boolean {
  const pieces = pattern.split("*");
  const first = pieces[0] ?? "";
  if (pieces.length === 1) return (text) => text === first;
  const last = pieces[pieces.length - 1] ?? "";
  const between = pieces.slice(1, -1);
  return (text) => {
    const end = text.length - last.length;
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    // The leftmost place for each piece leaves the most room for those after it.
    let at = first.length;
    for (const piece of between) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= end;
  };
}
