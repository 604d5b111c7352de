import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudEnvironment } from "../core/cloud-environment.ts";
import { InkanError } from "../core/error.ts";
import { shellWord } from "../core/shell-word.ts";
import { askStatus } from "../tools/connect/control-client.ts";
import { readLocalCloud } from "../tools/connect/local-cloud.ts";
import { type CommandContext, defineCommand } from "./command.ts";
import { commandLine } from "./data-folder.ts";
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
    let isKept = false;
    try {
      await tellStory(demo);
      isKept = options.keep;
    } finally {
      await rm(demo.imageFolder, { recursive: true });
      if (!isKept) await demo.end();
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (!isKept) context.out.write(`\nDone in ${seconds} s; nothing is left running.\n`);
    else context.out.write(`\nDone in ${seconds} s; the cloud is left running.\n${howToGoOn(demo, context)}`);
    return exitCodes.done.code;
  },
});

/** A step did not come out as it must. */
class DemoError extends InkanError<"DEMO_FAILED"> {
  override readonly name = "DemoError";
}

type Demo = {
  readonly imageFolder: string;
  /** Made by the cloud, and taken away by it when it ends. */
  readonly dataFolder: string;
  /** The headline of the next step. */
  step(title: string): void;
  /** Shows a command line that sets the shell up and prints nothing. */
  shell(line: string): void;
  /** Runs a command, shows what it printed, and demands its exit code. */
  inkan(words: readonly string[], expected?: ExitCode): Promise<InkanRun>;
  /** From here on commands run as in a shell after `eval "$(inkan env)"`. */
  useCloud(): Promise<void>;
  /** Stops the cloud where one was started, and takes away what is left. */
  end(): Promise<void>;
};

const key = "alias/sandbox-ecr-kms/cosign";
const image = "sample-app-1:demo";

async function tellStory(demo: Demo): Promise<void> {
  demo.step("A cloud of its own: ECR, KMS, STS and IAM on a free port, keeping nothing");
  await demo.inkan(["up", "--ephemeral", "--port", "0", "--detach", "--quiet"]);
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
  const dataFolder = join(folder, "cloud");
  // The cloud takes the folder around its own away as well, once it is the last in it.
  let env: Readonly<Record<string, string | undefined>> = {
    ...context.env,
    INKAN_DATA: dataFolder,
    INKAN_MADE: folder,
  };
  let steps = 0;
  let running = false;
  const imageFolder = join(folder, "hello");
  const show = (line: string) => void out.write(line === "" ? "\n" : `   ${line}\n`);
  const inkan: Demo["inkan"] = async (words, expected = exitCodes.done.code) => {
    show(`$ inkan ${words.map(shellWord).join(" ")}`);
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
    dataFolder,
    step: (title) => {
      steps += 1;
      out.write(`${steps === 1 ? "" : "\n"}${steps}. ${title}\n`);
    },
    shell: (line) => show(`$ ${line}`),
    inkan,
    useCloud: async () => {
      const { credentials, controlSocket } = await readLocalCloud({ env, dataFolder });
      const { set, unset } = cloudEnvironment(await askStatus(controlSocket), credentials, context.env);
      const gone = Object.fromEntries(unset.map((name) => [name, undefined]));
      env = { ...env, ...gone, ...set };
    },
    end: async () => {
      // Also after an interruption, which ends the other commands.
      if (running) await runInkan(["down"], { env, cwd: folder, signal: new AbortController().signal });
      running = false;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function describeExit(code: number): string {
  return code === 0 ? "" : `exit code ${code}, `;
}

function howToGoOn({ dataFolder }: Demo, context: CommandContext): string {
  const lines = [
    [`eval "$(${commandLine("env", dataFolder, context)})"`, "points a shell at it"],
    [commandLine("down", dataFolder, context), "stops it, and takes its folder away"],
  ] as const;
  const width = Math.max(...lines.map(([line]) => line.length));
  return lines.map(([line, does]) => `  ${line.padEnd(width)}   ${does}\n`).join("");
}
