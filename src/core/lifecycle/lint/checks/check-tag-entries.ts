import type { Remark } from "../lint-finding.ts";
import { type LintedPolicy, tagListPointer } from "../linted-policy.ts";
import { entriesOf, type TagEntry } from "../tag-entry.ts";

/** Entries that no tag can match, and patterns that look as if a wildcard had been forgotten. */
export function checkTagEntries({ rules }: LintedPolicy): readonly Remark[] {
  return rules.flatMap((placed) =>
    entriesOf(placed.rule.tags).flatMap((entry, place) => {
      const remark = judge(entry);
      return remark === undefined ? [] : [{ ...remark, at: `${tagListPointer(placed)}/${place}` }];
    }),
  );
}

function judge(entry: TagEntry): Omit<Remark, "at"> | undefined {
  const { kind, text } = entry;
  if (kind === "prefix" && text.includes("*")) {
    return {
      code: "wildcard-in-prefix",
      message: `the prefix '${text}' matches no tag: * is a wildcard in tagPatternList only`,
      fix: suggestPattern(text),
    };
  }
  const strange = (kind === "pattern" ? text.replaceAll("*", "") : text).match(/[^a-zA-Z0-9._-]/u)?.[0];
  if (strange !== undefined) {
    return {
      code: "impossible-tag",
      message: `the ${kind} '${text}' matches no tag: a tag never holds '${strange}'`,
      fix: "Write the tag as it is, with * for any run of characters; ECR knows no regular expressions.",
    };
  }
  if (kind === "pattern" && /^[^*]+[._-]$/.test(text)) {
    return {
      code: "missing-wildcard",
      message: `the pattern '${text}' matches the tag '${text}' alone, not tags that begin so`,
      fix: `Write '${text}*'.`,
    };
  }
  return undefined;
}

function suggestPattern(prefix: string): string {
  const pattern = `Write "tagPatternList": [${JSON.stringify(prefix)}]`;
  const plain = prefix.replace(/\*+$/, "");
  return plain !== "" && !plain.includes("*") ? `${pattern}, or the prefix '${plain}'.` : `${pattern}.`;
}
