import { countOf } from "../../core/count-of.ts";
import { lintChecks, lintCodes, lintDocs } from "../../core/lifecycle/lint/lint-codes.ts";
import type { LintFinding, Severity } from "../../core/lifecycle/lint/lint-finding.ts";
import { printable } from "../../core/printable.ts";
import { version } from "../../core/version.ts";
import type { Annotation } from "../report/github-annotations.ts";
import type { JsonObject } from "../report/json-value.ts";
import { formatSarif } from "../report/sarif.ts";

/** A finding and the file it is in. */
export type FiledFinding = { readonly file: string; readonly finding: LintFinding };

/** The stable shape of a finding: lines and columns from 1, `at` a JSON pointer, `fixable` whether `--fix` mends it. */
export function findingToJson({ file, finding }: FiledFinding): JsonObject {
  const { code, severity, message, why, fix, edit, at, line, column, endLine, endColumn, docs } = finding;
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    at,
    severity,
    code,
    message,
    why,
    fix: fix ?? null,
    fixable: edit !== undefined,
    docs,
  };
}

/** Findings as a compiler prints them: place, severity, what; below it why, what to do and where to read on. */
export function formatFindings(findings: readonly FiledFinding[], options: { readonly color: boolean }): string {
  return findings.map((filed) => formatFinding(filed, options)).join("\n");
}

function formatFinding({ file, finding }: FiledFinding, { color }: { readonly color: boolean }): string {
  const { code, severity, message, why, fix, edit, line, column, docs } = finding;
  const label = color ? `\u001b[${colors[severity]}m${severity}\u001b[0m` : severity;
  const mends = edit === undefined ? "" : " (--fix does it)";
  return [
    `${printable(`${file}:${line}:${column}`)}: ${label}: ${printable(message)} [${code}]`,
    `  ${why}`,
    ...(fix === undefined ? [] : [`  fix: ${printable(fix)}${mends}`]),
    `  ${docs}`,
    "",
  ].join("\n");
}

const colors: Readonly<Record<Severity, number>> = { error: 31, warning: 33, note: 36 };

/** `1 error, 2 warnings`; what there is none of is left out. */
export function countFindings(findings: readonly FiledFinding[]): string {
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = findings.filter(({ finding }) => finding.severity === severity).length;
    return count === 0 ? [] : [countOf(count, severity)];
  });
  return counts.length === 0 ? "nothing found" : counts.join(", ");
}

/** Findings as SARIF, with all kinds that there are. */
export function findingsToSarif(findings: readonly FiledFinding[]): string {
  return formatSarif({
    tool: { name: "inkan lifecycle lint", version },
    rules: lintCodes.map((code) => {
      const { severity, title, why } = lintChecks[code];
      return { id: code, level: severity, title, description: why, help: `${why} See ${lintDocs(code)}.` };
    }),
    results: findings.map(({ file, finding }) => ({
      ruleId: finding.code,
      level: finding.severity,
      message: [finding.message.replace(/\.?$/, "."), finding.fix].filter((part) => part !== undefined).join(" "),
      file,
      region: {
        startLine: finding.line,
        startColumn: finding.column,
        endLine: finding.endLine,
        endColumn: finding.endColumn,
      },
      identity: `${finding.code} ${finding.at}`,
    })),
  });
}

/** Findings as remarks beside the change on GitHub. */
export function annotateFindings(findings: readonly FiledFinding[]): readonly Annotation[] {
  return findings.map(({ file, finding }) => ({
    level: finding.severity === "note" ? "notice" : finding.severity,
    file,
    line: finding.line,
    column: finding.column,
    title: lintChecks[finding.code].title,
    message: [finding.message, finding.why, finding.fix].filter((part) => part !== undefined).join("\n"),
  }));
}
