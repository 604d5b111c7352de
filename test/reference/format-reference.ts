import type { Both, Group, Requests, Row, Variant } from "./row.ts";
import { allGroups } from "./rows/all-groups.ts";
import { referenceIntro } from "./rows/reference-intro.ts";

/** A language that the reference is written in. */
export type ReferenceLanguage = { readonly key: keyof Both; readonly file: string; readonly words: Words };

type Words = {
  readonly row: string;
  readonly what: string;
  readonly natively: string;
  readonly typed: string;
  readonly native: string;
  readonly seen: string;
  readonly requests: string;
  readonly deviation: string;
  readonly none: string;
  readonly noRequests: string;
  readonly noneInCommon: string;
  readonly stockOnly: string;
  readonly nativeOnly: string;
  readonly yes: string;
  readonly no: string;
  readonly stop: string;
  /** Between the parts of a list, and at the end of a sentence. */
  readonly semicolon: string;
  readonly period: string;
};

export const languages: readonly ReferenceLanguage[] = [
  {
    key: "en",
    file: "docs/reference.md",
    words: {
      row: "row",
      what: "what",
      natively: "natively",
      typed: "typed",
      native: "native",
      seen: "Seen",
      requests: "Requests",
      deviation: "Deviation",
      none: "no native form",
      noRequests: "none",
      noneInCommon: "none in common",
      stockOnly: "only as typed",
      nativeOnly: "only natively",
      yes: "yes",
      no: "-",
      stop: "Ctrl-C ends it",
      semicolon: "; ",
      period: ". ",
    },
  },
  {
    key: "ja",
    file: "docs/reference.ja.md",
    words: {
      row: "行",
      what: "内容",
      natively: "inkan 単独",
      typed: "元のコマンド",
      native: "inkan のコマンド",
      seen: "確認した結果",
      requests: "リクエスト",
      deviation: "相違点",
      none: "対応する inkan のコマンドはありません",
      noRequests: "なし",
      noneInCommon: "共通のものはなし",
      stockOnly: "元のコマンドのみ",
      nativeOnly: "inkan のみ",
      yes: "○",
      no: "－",
      stop: "Ctrl-C で終了",
      semicolon: "、",
      period: "。",
    },
  },
];

/** The reference as a Markdown page. */
export function formatReference({ key, words }: ReferenceLanguage): string {
  const rows = allGroups.flatMap((group) => group.rows);
  return [
    "<!-- Written by scripts/generate-reference.ts. -->",
    referenceIntro[key],
    `| ${words.row} | ${words.what} | ${words.natively} |`,
    "|---|---|---|",
    ...rows.map((row) => overviewLine(row, key, words)),
    "",
    allGroups.map((group) => formatGroup(group, key, words)).join("\n"),
  ].join("\n");
}

function overviewLine({ id, title, variants }: Row, key: keyof Both, words: Words): string {
  const native = variants.some((variant) => variant.native !== undefined);
  return `| [${id}](#${id.toLowerCase()}) | ${title[key]} | ${native ? words.yes : words.no} |`;
}

function formatGroup({ letter, title, intro, rows }: Group, key: keyof Both, words: Words): string {
  return [`## ${letter}. ${title[key]}\n`, `${intro[key]}\n`, ...rows.map((row) => formatRow(row, key, words))].join(
    "\n",
  );
}

function formatRow({ id, title, variants }: Row, key: keyof Both, words: Words): string {
  const heading = `<a id="${id.toLowerCase()}"></a>\n\n### ${id} ${title[key]}\n`;
  return [
    heading,
    ...variants.map((variant, index) => {
      const number = variants.length === 1 ? "" : ` ${index + 1}/${variants.length}`;
      return formatVariant(variant, { key, words, number });
    }),
  ].join("\n");
}

function formatVariant(
  { stock, native, seen, requests, deviation }: Variant,
  { key, words, number }: { readonly key: keyof Both; readonly words: Words; readonly number: string },
): string {
  const points = [
    `- **${words.seen}**: ${seen[key]}`,
    `- **${words.requests}**: ${formatRequests(requests, key, words)}`,
    ...(deviation === undefined ? [] : [`- **${words.deviation}**: ${deviation[key]}`]),
  ];
  const stockShell = stock.shell ?? "sh";
  return [
    `${words.typed}${number}${stock.until === undefined ? "" : ` (${words.stop})`}:\n`,
    block(stockShell, stock.text),
    native === undefined
      ? `${words.native}${number}: ${words.none}\n`
      : `${words.native}${number}:\n\n${block(stockShell, native.text)}`,
    ...points,
    "",
  ].join("\n");
}

const block = (shell: string, text: string) => `\`\`\`${shell}\n${text}\n\`\`\`\n`;

function formatRequests(requests: Requests, key: keyof Both, words: Words): string {
  const { both, stockOnly = [], nativeOnly = [], because } = requests;
  const inCommon = stockOnly.length + nativeOnly.length === 0 ? words.noRequests : words.noneInCommon;
  const parts = [
    both.length === 0 ? inCommon : list(both),
    ...(stockOnly.length === 0 ? [] : [`${words.stockOnly}: ${list(stockOnly)}`]),
    ...(nativeOnly.length === 0 ? [] : [`${words.nativeOnly}: ${list(nativeOnly)}`]),
  ];
  return [parts.join(words.semicolon), ...(because === undefined ? [] : [because[key]])].join(words.period);
}

const list = (operations: readonly string[]) => operations.map((operation) => `\`${operation}\``).join(" ");
