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
