import { spawn } from "node:child_process";
import { type Environment, variable } from "../connect/environment.ts";

/** A commit's id as git and GitHub have it: SHA-1, or SHA-256. */
const commitPattern = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Most that is read of its answer, in characters: one id. */
const MAX_ANSWER = 1000;

/** How long git may take, in milliseconds: it reads two small files. */
const GIT_TIMEOUT_MS = 5000;

/**
 * The commit that is checked out: what GitHub Actions says (GitHub Docs, "Variables reference", `GITHUB_SHA`), else what
 * git says of the folder; undefined where there is neither.
 */
export async function readSourceCommit(env: Environment, folder: string): Promise<string | undefined> {
  const said = variable(env, "GITHUB_SHA") ?? (await askGit(env, folder));
  return commitPattern.test(said) ? said : undefined;
}

function askGit(env: Environment, folder: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn("git", ["rev-parse", "HEAD"], {
      cwd: folder,
      env: { ...env },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: GIT_TIMEOUT_MS,
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output.length < MAX_ANSWER) output += text;
    });
    // No git, or no repository: the image is signed all the same.
    child.on("error", () => resolve(""));
    child.on("close", () => resolve(output.trim()));
  });
}
