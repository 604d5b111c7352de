const compiled = new Map<string, RegExp>();

/**
 * The JavaScript regular expression of a service model's pattern, which is a Java one that the whole text must match.
 * Each is compiled once.
 *
 * What the models use is the same in both languages, `[\u10000-\u10FFFF]` included (both read it as U+1000, a range from
 * `0`, and so on), except `\p{…}`, which needs the `u` flag; the flag in turn refuses other patterns' needless escapes.
 */
export function javaPattern(pattern: string): RegExp {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^(?:${pattern})$`, pattern.includes("\\p{") ? "u" : "");
    compiled.set(pattern, expression);
  }
  return expression;
}
