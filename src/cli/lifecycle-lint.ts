import { resolve } from "node:path";
import { InkanError } from "../core/error.ts";
import { fixPolicy } from "../core/lifecycle/lint/fix-policy.ts";
import { type LintedRepository, lintPolicy } from "../core/lifecycle/lint/lint-policy.ts";
import { parseLifecyclePolicy } from "../core/lifecycle/parse-policy.ts";
import { replaceFile } from "../tools/connect/replace-file.ts";
import {
  annotateFindings,
  countFindings,
  type FiledFinding,
  findingsToSarif,
  findingToJson,
  formatFindings,
} from "../tools/lifecycle/lint-report.ts";
import type { PolicyFile } from "../tools/lifecycle/policy-file.ts";
import { readInUse } from "../tools/lifecycle/read-in-use.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { formatAnnotations } from "../tools/report/github-annotations.ts";
import {
  type CommandContext,
  cloudOptions,
  defineCommand,
  type OptionValues,
  outputOptions,
  UsageError,
} from "./command.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import {
  evaluationOptions,
  type OpenedImages,
  openImages,
  openPolicyFile,
  tellOfImages,
  tellOfInUse,
} from "./lifecycle-options.ts";
import { parseRepository } from "./parse-repository.ts";

/** Options that say for which images policies are linted. */
const repositoryOptions = {
  repository: {
    kind: "value",
    value: "REPO",
    filled: true,
    summary: "also say what the policies do to the images of this repository; without a POLICY lint its own",
  },
  "in-use": {
    kind: "value",
    value: "FILE",
    filled: true,
    summary: "digests and references of what runs: an error where a policy takes one of them",
  },
  ...evaluationOptions,
} as const;

export const command = defineCommand({
  name: "lifecycle lint",
  summary: "what is wrong with lifecycle policies: what ECR refuses, and what it takes otherwise than meant",
  arguments: ["[POLICY...]"],
  options: {
    ...repositoryOptions,
    strict: { kind: "flag", summary: "end with 14 for warnings as well" },
    fix: { kind: "flag", summary: "write into the files what is safe to mend, then report the rest" },
    ...outputOptions,
    output: {
      ...outputOptions.output,
      choices: ["table", "json", "yaml", "text", "sarif"],
      summary: "table, json, yaml, text or sarif",
    },
    ...cloudOptions,
  },
  details: [
    "A POLICY is a file with the JSON that `aws ecr put-lifecycle-policy` takes, or its saved answer; - reads stdin. First comes every reason for which ECR refuses it, in ECR's words, then what ECR accepts and does otherwise than it looks. With --repository or --images much more is found, as what runs and would go (--in-use).",
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
    {
      line: "inkan lifecycle lint policy.json --images describe-images.json --in-use running.txt",
      does: "lints it for saved images and for what runs",
    },
    { line: "inkan lifecycle lint --repository sample-app-1", does: "lints the policy that a repository has" },
  ],
  async run(names, options, context) {
    const { output, query, fix, strict } = options;
    if (query !== undefined && output === "sarif") {
      throw new UsageError("--query does not go with -o sarif", "inkan lifecycle lint --help");
    }
    checkSources(names, options);
    const given = await readPolicies(names, context);
    if (fix) refuseUnfixable(given);
    const opened = await openRepository(given, options, context);
    const files = names.length === 0 ? [ownPolicy(opened)] : given;
    const repository = opened === undefined ? undefined : lintedRepository(opened, options, context);
    const findings: FiledFinding[] = [];
    for (const file of files) {
      const text = fix ? await mend(file, context) : file.text;
      const report = lintPolicy(repository === undefined ? { text } : { text, ...repository });
      findings.push(...report.findings.map((finding) => ({ file: file.name, finding })));
    }
    context.err.write(formatAnnotations(context.env, annotateFindings(findings)));
    context.out.write(await formatReport(findings, { output, query, color: context.color }));
    context.say(`${countFindings(findings)} in ${files.length === 1 ? "1 policy" : `${files.length} policies`}`);
    return exitCodeOf(findings, strict);
  },
});

type RepositoryValues = OptionValues<typeof repositoryOptions> & OptionValues<typeof cloudOptions>;

function checkSources(names: readonly string[], { repository, images, fix, ...options }: SourceValues): void {
  const next = "inkan lifecycle lint --help";
  if (names.length === 0 && repository === undefined) throw new UsageError("name a policy, or a repository", next);
  if (names.length === 0 && fix) throw new UsageError("--fix writes files; the policy of a repository is none", next);
  if (repository !== undefined) parseRepository(repository);
  if (repository !== undefined || images !== undefined) return;
  const idle = (["in-use", "manifests", "now"] as const).find((name) => options[name] !== undefined);
  if (idle !== undefined) throw new UsageError(`--${idle} needs images: --repository REPO or --images PATH`, next);
}

type SourceValues = RepositoryValues & { readonly fix: boolean };

async function openRepository(
  files: readonly PolicyFile[],
  options: RepositoryValues,
  context: CommandContext,
): Promise<OpenedImages | undefined> {
  if (options.repository === undefined && options.images === undefined) return undefined;
  const policies = files.map(({ text, name }) => {
    const parsed = parseLifecyclePolicy(text);
    return parsed.kind === "policy" ? { policy: parsed.policy, text, from: name } : undefined;
  });
  const opened = await openImages(options.repository, options, context, policies);
  tellOfImages(opened, options, context);
  return opened;
}

function ownPolicy(opened: OpenedImages | undefined): PolicyFile {
  if (opened?.policy !== undefined) return { name: `<${opened.from}>`, text: opened.policy, kind: "repository" };
  throw new UsageError(`${opened?.from ?? "the repository"} has no lifecycle policy: name a POLICY`);
}

function lintedRepository(
  opened: OpenedImages,
  { repository, "in-use": list }: RepositoryValues,
  context: CommandContext,
): LintedRepository {
  const { images, now, assumptions } = opened;
  if (list === undefined) return { images, now, assumptions };
  const name = repository === undefined ? undefined : parseRepository(repository).repository;
  const inUse = readInUse(resolve(context.cwd, list), list, name);
  tellOfInUse(list, inUse, opened, context);
  return { images, now, assumptions, inUse };
}

async function readPolicies(names: readonly string[], context: CommandContext): Promise<readonly PolicyFile[]> {
  if (names.filter((name) => name === "-").length > 1) throw new UsageError("- (stdin) can be read only once");
  const files: PolicyFile[] = [];
  for (const name of names) files.push(await openPolicyFile(name, context));
  return files;
}

function refuseUnfixable(files: readonly PolicyFile[]): void {
  for (const { name, kind } of files) {
    if (kind === "stream") throw new UsageError("--fix writes files; what comes from stdin has none");
    if (kind === "answer") {
      throw new UsageError(`--fix cannot write into ${name}, a saved answer`, "save the policy by itself first");
    }
  }
}

async function mend(file: PolicyFile, context: CommandContext): Promise<string> {
  const { text, mended } = fixPolicy(file.text);
  if (mended.length === 0) return text;
  try {
    await replaceFile(resolve(context.cwd, file.name), text, { mode: 0o644 });
  } catch (cause) {
    throw new InkanError("FILE_UNWRITABLE", `the policy ${file.name} cannot be written`, { cause });
  }
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
