import { pointerSteps } from "../../json-pointer.ts";
import { childNode, type JsonNode, nearestNode, readJsonSource } from "../../json-source.ts";

/** One change of a JSON text that leaves everything else of it as it was written. */
export type JsonEdit =
  /** Takes a member or an element away. */
  | { readonly kind: "remove"; readonly at: string }
  /** Gives a member or an element another value; a member that is not there is added. */
  | { readonly kind: "set"; readonly at: string; readonly value: string | number }
  /** Puts the elements of a list in another order: the place that each of them has now. */
  | { readonly kind: "order"; readonly at: string; readonly places: readonly number[] };

/** Changes that belong together: all are made or none. */
export type JsonEditGroup = readonly JsonEdit[];

/**
 * Makes changes in a JSON text. A group is left out where the text has no such place, where it would empty a list, and
 * where it touches what a group before it changed.
 *
 * @returns the text and the groups that were made
 */
export function editJson(
  text: string,
  groups: readonly JsonEditGroup[],
): { readonly text: string; readonly made: readonly JsonEditGroup[] } {
  const source = readJsonSource(text);
  if (source.kind === "broken") return { text, made: [] };
  const splices: Splice[] = [];
  const made: JsonEditGroup[] = [];
  for (const group of groups) {
    const own = group.map((edit) => spliceOf(text, source.root, edit));
    if (own.some((splice) => splice === undefined)) continue;
    const sound = own as Splice[];
    if (sound.some((splice, index) => [...splices, ...sound.slice(0, index)].some((other) => meet(splice, other)))) {
      continue;
    }
    splices.push(...sound);
    made.push(group);
  }
  // From the end, so that no place shifts; of two at one place first the one that takes something away.
  const backwards = splices.toSorted((a, b) => b.start - a.start || b.end - a.end);
  const edited = backwards.reduce(
    (rest, { start, end, text: own }) => rest.slice(0, start) + own + rest.slice(end),
    text,
  );
  return { text: edited, made };
}

/** Characters to put in the place of others. */
type Splice = { readonly start: number; readonly end: number; readonly text: string };

function meet(a: Splice, b: Splice): boolean {
  return a.start < b.end && b.start < a.end;
}

function spliceOf(text: string, root: JsonNode, edit: JsonEdit): Splice | undefined {
  const steps = pointerSteps(edit.at);
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const parentPointer = edit.at.slice(0, edit.at.lastIndexOf("/"));
  const parent = nearestNode(root, parentPointer);
  const node = childNode(parent, last);
  switch (edit.kind) {
    case "remove":
      return removal(parent, last);
    case "set":
      if (node === undefined) return insertion(text, parent, last, edit.value);
      return { start: node.start, end: node.end, text: JSON.stringify(edit.value) };
    case "order":
      return node?.kind === "list" ? reordering(text, node.items, edit.places) : undefined;
  }
}

function removal(parent: JsonNode, step: string): Splice | undefined {
  const parts =
    parent.kind === "object"
      ? parent.members.map(({ start, value }) => ({ start, end: value.end }))
      : parent.kind === "list"
        ? parent.items
        : [];
  const index =
    parent.kind === "object" ? parent.members.findLastIndex(({ name }) => name === step) : Number.parseInt(step, 10);
  const part = parts[index];
  if (part === undefined || parts.length === 1) return undefined;
  const before = parts[index - 1];
  const after = parts[index + 1];
  // With the comma before it, so that the first and the last line keep their indentation.
  if (before !== undefined) return { start: before.end, end: part.end, text: "" };
  return { start: part.start, end: after?.start ?? part.end, text: "" };
}

function insertion(text: string, parent: JsonNode, name: string, value: string | number): Splice | undefined {
  const last = parent.kind === "object" ? parent.members.at(-1) : undefined;
  if (parent.kind !== "object" || last === undefined) return undefined;
  const before = parent.members.at(-2);
  const space = text.slice(before?.value.end ?? parent.start + 1, last.start).replace(/^\s*,/, "");
  const colon = text.slice(last.start, last.value.start).match(/\s*:\s*$/)?.[0] ?? ": ";
  return {
    start: last.value.end,
    end: last.value.end,
    text: `,${space}${JSON.stringify(name)}${colon}${JSON.stringify(value)}`,
  };
}

function reordering(text: string, items: readonly JsonNode[], places: readonly number[]): Splice | undefined {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined || items.length !== places.length) return undefined;
  const parts = places.map((place, index) => {
    const item = items[place];
    const next = items[index + 1];
    const separator = next === undefined ? "" : text.slice(items[index]?.end, next.start);
    return item === undefined ? "" : text.slice(item.start, item.end) + separator;
  });
  return { start: first.start, end: last.end, text: parts.join("") };
}
