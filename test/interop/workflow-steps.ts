import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ClientShell } from "./client-shell.ts";

/** The repository's workflows for GitHub Actions. */
export const workflowsFolder = join(import.meta.dirname, "../../.github/workflows");

/** The names of their files. */
export function workflowNames(): readonly string[] {
  return readdirSync(workflowsFolder);
}

/** The part of a workflow's syntax that ours use (GitHub Docs, "Workflow syntax for GitHub Actions"). */
export type Workflow = {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

export type Job = {
  readonly if: string;
  readonly "timeout-minutes": number;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
};

export type Step = {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
};

export function readWorkflow(name: string): { readonly text: string; readonly workflow: Workflow } {
  const text = readFileSync(join(workflowsFolder, name), "utf8");
  return { text, workflow: parse(text) as Workflow };
}

/** What a runner has done of a job. */
export type JobOutcome = {
  /** The step that failed, and with which exit code; undefined where all went well. */
  readonly failed: { readonly step: string; readonly code: number; readonly said: string } | undefined;
  /** What the steps wrote into their summaries. */
  readonly summary: string;
  /** Outputs of the steps, as `steps.ID.outputs.NAME`. */
  readonly outputs: Readonly<Record<string, string>>;
};

/**
 * Runs the scripts of a job's steps as a runner does, in the shell's folder: the environment of job and step, bash's options,
 * files for outputs and summary. Actions (`uses`) are not run: what they leave behind is given.
 *
 * @param given what each expression comes to that the runner or an action would know, by its text between `${{` and `}}`
 * @param env what is in the environment beside what the workflow sets
 * @throws TypeError at an expression that nothing is given for
 */
export async function runSteps(
  shell: ClientShell,
  job: Job,
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<JobOutcome> {
  const known: Record<string, string> = { ...given };
  const outputs: Record<string, string> = {};
  const evaluated = (record: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(record).map(([name, text]) => [name, evaluate(text, known)]));
  const summary = shell.write("summary.md", "");
  const jobEnv = evaluated(job.env);
  for (const [name, value] of Object.entries(jobEnv)) known[`env.${name}`] = value;
  let failed: JobOutcome["failed"];
  for (const [index, { id, name = "", run, env: stepEnv }] of job.steps.entries()) {
    if (run === undefined) continue;
    const output = shell.write(`output-${index}`, "");
    const files = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: "true" };
    const outcome = await shell.run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", run], {
      env: { ...env, ...jobEnv, ...evaluated(stepEnv), ...files },
    });
    if (outcome.code !== 0) {
      failed = { step: name, code: outcome.code, said: `${outcome.stdout}${outcome.stderr}` };
      break;
    }
    for (const line of readFileSync(output, "utf8").split("\n").filter(Boolean)) {
      const at = line.indexOf("=");
      outputs[`steps.${id}.outputs.${line.slice(0, at)}`] = line.slice(at + 1);
    }
    Object.assign(known, outputs);
  }
  return { failed, summary: readFileSync(summary, "utf8"), outputs };
}

function evaluate(text: string, known: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => {
    const value = known[expression];
    if (value === undefined) throw new TypeError(`nothing is given for the expression ${expression}`);
    return value;
  });
}
