/**
 * A way through links that comes back to where it began, each name once; undefined where there is none.
 *
 * @param links what each name leads to; a name without an entry leads nowhere
 */
export function findCycle(links: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const left = namesOnOrBeforeCycles(links);
  const [start] = left;
  if (start === undefined) return undefined;
  // Each name that is left leads to another one that is: sooner or later the way crosses itself.
  const way = new Set<string>();
  let name = start;
  while (!way.has(name)) {
    way.add(name);
    name = links.get(name)?.find((next) => left.has(next)) ?? name;
  }
  const steps = [...way];
  return steps.slice(steps.indexOf(name));
}

/** What remains when names that lead nowhere are taken away, again and again. */
function namesOnOrBeforeCycles(links: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const comers = new Map<string, string[]>();
  const waysOut = new Map<string, number>();
  const ends: string[] = [];
  for (const [name, nexts] of links) {
    const inside = new Set(nexts.filter((next) => links.has(next)));
    waysOut.set(name, inside.size);
    if (inside.size === 0) ends.push(name);
    for (const next of inside) {
      const known = comers.get(next);
      if (known === undefined) comers.set(next, [name]);
      else known.push(name);
    }
  }
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    waysOut.delete(end);
    for (const comer of comers.get(end) ?? []) {
      const rest = (waysOut.get(comer) ?? 0) - 1;
      waysOut.set(comer, rest);
      if (rest === 0) ends.push(comer);
    }
  }
  return new Set(waysOut.keys());
}
