/**
 * The parts of a text that holds one JSON document after the other, as the pages that an `aws` command prints one by one;
 * a text of one document is one part. What is no JSON comes out as a part that cannot be parsed.
 */
export function splitJsonDocuments(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(tokenPattern)) {
    if (token === "{" || token === "[") depth += 1;
    if (token !== "}" && token !== "]") continue;
    depth -= 1;
    if (depth !== 0) continue;
    parts.push(text.slice(start, index + 1));
    start = index + 1;
  }
  const rest = text.slice(start);
  return parts.length === 0 || rest.trim() !== "" ? [...parts, rest] : parts;
}

/** A string as a whole, so that brackets in it do not count, or a bracket. */
const tokenPattern = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/gs;
