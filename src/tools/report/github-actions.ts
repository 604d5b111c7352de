import { appendFile } from "node:fs/promises";
import { type Environment, variable } from "../connect/environment.ts";

/**
 * Sets outputs of the current step in GitHub Actions; does nothing elsewhere. Values are single lines (GitHub Docs,
 * "Workflow commands", "Setting an output parameter").
 */
export async function writeActionsOutputs(env: Environment, outputs: Readonly<Record<string, string>>): Promise<void> {
  const path = variable(env, "GITHUB_OUTPUT");
  if (variable(env, "GITHUB_ACTIONS") !== "true" || path === undefined) return;
  await appendFile(
    path,
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
}

/** Most characters of a step's summary: GitHub takes a mebibyte of all summaries of a step, in UTF-8. */
const maxSummary = 256 * 1024;

/**
 * Adds a heading and lines of plain text to the summary of the current step in GitHub Actions; does nothing elsewhere (GitHub
 * Docs, "Workflow commands", "Adding a job summary").
 */
export async function writeActionsSummary(env: Environment, heading: string, text: string): Promise<void> {
  const path = variable(env, "GITHUB_STEP_SUMMARY");
  if (variable(env, "GITHUB_ACTIONS") !== "true" || path === undefined) return;
  const shown = text.length <= maxSummary ? text : `${text.slice(0, maxSummary)}\n(and more)\n`;
  const block = shown === "" ? "" : `\n~~~~text\n${shown.replaceAll("~~~~", "~~~ ")}~~~~\n`;
  await appendFile(path, `### ${heading}\n${block}\n`);
}
