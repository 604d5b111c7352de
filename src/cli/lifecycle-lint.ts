import { resolve } from "node:path";
import { fixPolicy } from "../core/lifecycle/lint/fix-policy.ts";
import { lintPolicy } from "../core/lifecycle/lint/lint-policy.ts";
import { replaceFile } from "../tools/connect/replace-file.ts";
import {
  annotateFindings,
  countFindings,
  type FiledFinding,
  findingsToSarif,
  findingToJson,
  formatFindings,
} from "../tools/lifecycle/lint/lint-report.ts";
import { type PolicyFile, readPolicyFile, readPolicyStream } from "../tools/lifecycle/lint/policy-file.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { formatAnnotations } from "../tools/report/github-annotations.ts";
import { type CommandContext, defineCommand, outputOptions, UsageError } from "./command.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";

export const command = defineCommand({
  name: "lifecycle lint",
  summary: "what is wrong with lifecycle policies: what ECR refuses, and what it takes otherwise than meant",
  arguments: ["POLICY..."],
  options: {
    strict: { kind: "flag", summary: "end with 14 for warnings as well" },
    fix: { kind: "flag", summary: "write into the files what is safe to mend, then report the rest" },
    ...outputOptions,
    output: {
      ...outputOptions.output,
      choices: ["table", "json", "yaml", "text", "sarif"],
      summary: "table, json, yaml, text or sarif",
    },
  },
  details: [
    "A POLICY is a file with the JSON that `aws ecr put-lifecycle-policy` takes, or its saved answer; - reads stdin. First comes every reason for which ECR refuses it, in ECR's words, then what ECR accepts and does otherwise than it looks.",
    "--fix makes only changes after which ECR does to every image what it did before, and those without which it refuses the policy and of which there is only one. docs/lifecycle-lint.md has a section for each code.",
    "Exit codes: 0 nothing worse than warnings, 14 errors (with --strict also warnings), 1 a file could not be read. Notes never count.",
  ],
  examples: [
    { line: "inkan lifecycle lint policy.json", does: "lints a policy by itself" },
    {
      line: "inkan lifecycle lint policies/*.json --strict -o sarif > lint.sarif",
      does: "writes what code scanning reads",
    },
    { line: "inkan lifecycle lint policy.json --fix", does: "mends what is safe to mend" },
  ],
  async run(names, options, context) {
    const { output, query, fix, strict } = options;
    if (query !== undefined && output === "sarif") {
      throw new UsageError("--query does not go with -o sarif", "inkan lifecycle lint --help");
    }
    const files = await readPolicies(names, context);
    if (fix) refuseUnfixable(files);
    const findings: FiledFinding[] = [];
    for (const file of files) {
      const text = fix ? await mend(file, context) : file.text;
      const report = lintPolicy({ text });
      findings.push(...report.findings.map((finding) => ({ file: file.name, finding })));
    }
    context.err.write(formatAnnotations(context.env, annotateFindings(findings)));
    context.out.write(await formatReport(findings, { output, query, color: context.color }));
    context.say(`${countFindings(findings)} in ${files.length === 1 ? "1 policy" : `${files.length} policies`}`);
    return exitCodeOf(findings, strict);
  },
});

async function readPolicies(names: readonly string[], { cwd, stdin }: CommandContext): Promise<readonly PolicyFile[]> {
  if (names.filter((name) => name === "-").length > 1) throw new UsageError("- (stdin) can be read only once");
  const files: PolicyFile[] = [];
  for (const name of names) {
    files.push(name === "-" ? await readPolicyStream(stdin) : readPolicyFile(resolve(cwd, name), name));
  }
  return files;
}

function refuseUnfixable(files: readonly PolicyFile[]): void {
  for (const { name, kind } of files) {
    if (kind === "stream") throw new UsageError("--fix writes files; what comes from stdin has none");
    if (kind === "answer") {
      throw new UsageError(`--fix cannot write into ${name}, a saved answer`, "Save the policy by itself first.");
    }
  }
}

async function mend(file: PolicyFile, context: CommandContext): Promise<string> {
  const { text, mended } = fixPolicy(file.text);
  if (mended.length === 0) return text;
  await replaceFile(resolve(context.cwd, file.name), text, { mode: 0o644 });
  for (const { message, code, line, column } of mended) {
    context.tell(`mended ${file.name}:${line}:${column}: ${message} [${code}]`);
  }
  return text;
}

async function formatReport(
  findings: readonly FiledFinding[],
  { output, ...options }: { readonly output: string; readonly query: string | undefined; readonly color: boolean },
): Promise<string> {
  if (output === "sarif") return findingsToSarif(findings);
  const table = () => formatFindings(findings, options);
  return await formatAnswer(findings.map(findingToJson), table, { ...options, output: output as OutputFormat });
}

function exitCodeOf(findings: readonly FiledFinding[], strict: boolean): ExitCode {
  const counts = strict ? ["error", "warning"] : ["error"];
  const bad = findings.some(({ finding }) => counts.includes(finding.severity));
  return bad ? exitCodes.policyViolated.code : exitCodes.done.code;
}
