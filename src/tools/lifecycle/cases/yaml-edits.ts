import { isMap, isScalar, isSeq, parse, Scalar, type YAMLMap } from "yaml";
import type { ValuePath } from "../text-place.ts";
import type { YamlNode, YamlSource } from "./yaml-source.ts";

/** What stands from one offset of a text to another becomes `text`. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string };

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at);
}

/** Puts another text where a scalar stands, in quotes if that has some. */
export function writeScalar(node: YamlNode, text: string): TextEdit {
  const [from, to] = node.range;
  return { from, to, text: quote(text, isScalar(node) ? node.type : undefined) };
}

/** Members with text as their values. */
export type TextMembers = readonly (readonly [name: string, text: string])[];

/**
 * Adds members to the map that is member `name` of the map at `path`, and that member itself if it is missing.
 *
 * @returns undefined where it is something other than a map in the text
 */
export function addMembers(
  source: YamlSource,
  path: ValuePath,
  name: string,
  members: TextMembers,
): TextEdit | undefined {
  const owner = source.nodeAt(path);
  const map = source.nodeAt([...path, name]);
  if (isMap(map)) {
    return map.flow === true ? addToFlow(source, map, flowMembers(map, members)) : addToBlock(source, map, members);
  }
  if (!isMap(owner)) return undefined;
  const key = source.nodeAt([...path, name], "name");
  if (owner.flow === true) {
    if (key !== undefined) return undefined;
    return addToFlow(source, owner, [`${flowName(owner, name)}: ${wrapFlow(flowMembers(owner, members))}`]);
  }
  const indent = indentOf(source, owner);
  const lines = blockLines(`${indent}  `, members);
  if (key === undefined) return insert(source, endOf(owner), [`${indent}${name}:`, ...lines]);
  const isEmpty = isScalar(map) && map.value === null && map.range?.[0] === map.range?.[1];
  return isEmpty ? insert(source, key.range[1], lines) : undefined;
}

function addToBlock(source: YamlSource, map: YAMLMap, members: TextMembers): TextEdit {
  return insert(source, endOf(map), blockLines(indentOf(source, map), members));
}

function blockLines(indent: string, members: TextMembers): readonly string[] {
  return members.map(([name, text]) => `${indent}${quote(name)}: ${quote(text)}`);
}

/** Lines below the one on which something ends. */
function insert({ text }: YamlSource, after: number, lines: readonly string[]): TextEdit {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const found = text.indexOf(newline, after);
  const at = found < 0 ? text.length : found;
  return { from: at, to: at, text: lines.map((line) => newline + line).join("") };
}

function addToFlow({ text }: YamlSource, map: YAMLMap, members: readonly string[]): TextEdit {
  const last = map.items.at(-1);
  if (last === undefined) {
    const [from = 0, to = 0] = map.range ?? [];
    return { from, to, text: wrapFlow(members) };
  }
  const key = startOf(last.key);
  const line = text.slice(text.lastIndexOf("\n", key) + 1, key);
  const separator = /^[ \t]+$/.test(line) ? `,\n${line}` : ", ";
  const at = endOf(last);
  return { from: at, to: at, text: members.map((member) => separator + member).join("") };
}

/** Names and texts as the last name of the map is written: JSON wants quotes. */
function flowMembers(map: YAMLMap, members: TextMembers): readonly string[] {
  const style = keyStyle(map);
  return members.map(([name, text]) => `${quote(name, style)}: ${quote(text, style)}`);
}

function flowName(map: YAMLMap, name: string): string {
  return quote(name, keyStyle(map));
}

function keyStyle(map: YAMLMap): Style {
  const key = map.items.at(-1)?.key;
  return isScalar(key) ? key.type : undefined;
}

function wrapFlow(members: readonly string[]): string {
  return `{ ${members.join(", ")} }`;
}

type Style = Scalar["type"] | undefined;

/** Text as a scalar: in the style that its place has, and with quotes where it would be read as something else without. */
function quote(text: string, style?: Style): string {
  if (style === Scalar.QUOTE_SINGLE) return `'${text.replaceAll("'", "''")}'`;
  const isPlain = /^[\w./@-]+( [\w./@-]+)*$/.test(text) && parse(text) === text;
  return style === Scalar.QUOTE_DOUBLE || !isPlain ? JSON.stringify(text) : text;
}

/** The spaces before the members of a map in block style. */
function indentOf(source: YamlSource, map: YAMLMap): string {
  return " ".repeat(source.placeAt(startOf(map.items[0]?.key)).column - 1);
}

function startOf(node: unknown): number {
  return (node as Partial<YamlNode> | null | undefined)?.range?.[0] ?? 0;
}

/** Where the last character of something stands. */
function endOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) return endOf(node.items.at(-1));
  if (isSeq(node) && node.flow !== true) return endOf(node.items.at(-1));
  const pair = node as { readonly key?: unknown; readonly value?: unknown };
  if ("key" in pair) return endOf(pair.value ?? pair.key);
  return (node as Partial<YamlNode> | null | undefined)?.range?.[1] ?? 0;
}
