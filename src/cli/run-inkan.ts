import { spawn } from "node:child_process";

/** What a command line of this program came to; `output` is stdout and stderr as they came. */
export type InkanRun = {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
  readonly seconds: number;
};

/**
 * Runs this program once more with other words, as a person would.
 *
 * @param options `signal` ends it, and it has ended when the error of that is thrown
 */
export async function runInkan(
  words: readonly string[],
  options: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly cwd: string;
    readonly signal: AbortSignal;
  },
): Promise<InkanRun> {
  const program = process.argv[1];
  if (program === undefined) throw new TypeError("this process runs no program file");
  const begun = performance.now();
  const child = spawn(process.execPath, [...process.execArgv, program, ...words], {
    cwd: options.cwd,
    env: options.env,
    signal: options.signal,
    killSignal: "SIGTERM",
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  let failure: Error | undefined;
  child.on("error", (error) => {
    failure = error;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on("close", (exitCode) => {
      if (failure === undefined) resolve(exitCode ?? 1);
      else reject(failure);
    });
  });
  return { code, stdout, output, seconds: (performance.now() - begun) / 1000 };
}
