import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudEnvironment } from "../core/cloud-environment.ts";
import { InkanError } from "../core/error.ts";
import { askStatus } from "../tools/connect/control-client.ts";
import { readLocalCloud } from "../tools/connect/local-cloud.ts";
import { type CommandContext, defineCommand } from "./command.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { type InkanRun, runInkan } from "./run-inkan.ts";

export const command = defineCommand({
  name: "demo",
  summary: "the whole story from nothing: cloud up, push, sign, verify, show",
  arguments: [],
  options: { keep: { kind: "flag", summary: "leave the cloud running, and say how to use and stop it" } },
  details: ["Every step is a command that can be typed; what follows it is what it printed. Nothing is left behind."],
  examples: [
    { line: "inkan demo", does: "shows what inkan does" },
    { line: "inkan demo --keep", does: "leaves a cloud with a signed image in it" },
  ],
  async run(_args, options, context) {
    const begun = performance.now();
    const folder = await mkdtemp(join(tmpdir(), "inkan-demo-"));
    const demo = createDemo(folder, context);
    await mkdir(demo.imageFolder);
    let kept = false;
    try {
      await tellStory(demo);
      kept = options.keep;
    } finally {
      if (!kept) {
        await demo.end();
        await rm(folder, { recursive: true, force: true });
      }
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (!kept) context.out.write(`\nDone in ${seconds} s; nothing is left running.\n`);
    else context.out.write(`\nDone in ${seconds} s; the cloud is left running.\n${howToGoOn(folder)}`);
    return exitCodes.done.code;
  },
});

/** A step did not come out as it must. */
class DemoError extends InkanError<"DEMO_FAILED"> {
  override readonly name = "DemoError";
}

type Demo = {
  readonly imageFolder: string;
  /** The headline of the next step. */
  step(title: string): void;
  /** Shows a command line that sets the shell up and prints nothing. */
  shell(line: string): void;
  /** Runs a command, shows what it printed, and demands its exit code. */
  inkan(words: readonly string[], expected?: ExitCode): Promise<InkanRun>;
  /** From here on commands run as in a shell after `eval "$(inkan env)"`. */
  useCloud(): Promise<void>;
  /** Stops the cloud where one was started. */
  end(): Promise<void>;
};

const key = "alias/sandbox-ecr-kms/cosign";
const image = "sample-app-1:demo";

async function tellStory(demo: Demo): Promise<void> {
  demo.step("A cloud of its own: ECR, KMS and STS on a free port, keeping nothing");
  await demo.inkan(["up", "--ephemeral", "--port", "0", "--detach"]);
  demo.shell('eval "$(inkan env)"');
  await demo.useCloud();

  demo.step("An image, built from a folder and pushed");
  await writeFile(join(demo.imageFolder, "hello.txt"), "hello\n");
  const { stdout } = await demo.inkan(["push", "--dir", "hello", image]);
  const pushed = stdout.trim();

  demo.step("Signed with the KMS key, by its digest, for cosign 3 and cosign 2");
  await demo.inkan(["sign", "--key", key, "--format", "both", "-a", "builder=demo", pushed]);

  demo.step("Verified: every signature is listed with its verdict");
  await demo.inkan(["verify", "--key", key, "-a", "builder=demo", image]);

  demo.step("Shown: the image with everything that belongs to it");
  await demo.inkan(["tree", image]);

  demo.step("One letter of the image is altered, and the copy takes over its tag: refused");
  await writeFile(join(demo.imageFolder, "hello.txt"), "hallo\n");
  await demo.inkan(["push", "--dir", "hello", image]);
  await demo.inkan(["verify", "--key", key, image], exitCodes.noSignature.code);

  demo.step("The signed image stands as it was, but nobody signed what is asked for here: refused with the reason");
  await demo.inkan(["verify", "--key", key, "-a", "builder=ci", pushed], exitCodes.noMatchingSignature.code);
}

function createDemo(folder: string, context: CommandContext): Demo {
  const { out, interrupted: signal } = context;
  let env: Readonly<Record<string, string | undefined>> = { ...context.env, INKAN_DATA: folder };
  let steps = 0;
  let running = false;
  const imageFolder = join(folder, "hello");
  const show = (line: string) => void out.write(line === "" ? "\n" : `   ${line}\n`);
  const inkan: Demo["inkan"] = async (words, expected = exitCodes.done.code) => {
    show(`$ inkan ${words.map(quote).join(" ")}`);
    running ||= words[0] === "up";
    const run = await runInkan(words, { env, cwd: folder, signal });
    for (const line of run.output.trimEnd().split("\n")) show(line);
    show(`(${describeExit(run.code)}${run.seconds.toFixed(2)} s)`);
    if (run.code !== expected) {
      throw new DemoError("DEMO_FAILED", `inkan ${words[0]} ended with ${run.code}, not ${expected}: see above`);
    }
    return run;
  };
  return {
    imageFolder,
    step: (title) => {
      steps += 1;
      out.write(`${steps === 1 ? "" : "\n"}${steps}. ${title}\n`);
    },
    shell: (line) => show(`$ ${line}`),
    inkan,
    useCloud: async () => {
      const { credentials, controlSocket } = await readLocalCloud({ env, dataFolder: folder });
      const { set, unset } = cloudEnvironment(await askStatus(controlSocket), credentials, context.env);
      const gone = Object.fromEntries(unset.map((name) => [name, undefined]));
      env = { ...env, ...gone, ...set };
    },
    end: async () => {
      if (!running) return;
      running = false;
      // Also after an interruption, which ends the other commands.
      await runInkan(["down"], { env, cwd: folder, signal: new AbortController().signal });
    },
  };
}

function describeExit(code: number): string {
  return code === 0 ? "" : `exit code ${code}, `;
}

function quote(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function howToGoOn(folder: string): string {
  return [
    `  eval "$(inkan env --data ${folder})"   points a shell at it`,
    `  inkan down --data ${folder}            stops it`,
    "",
  ].join("\n");
}
