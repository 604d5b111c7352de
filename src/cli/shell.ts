import { networkInterfaces } from "node:os";
import { isatty } from "node:tty";
import { realNamesEnvironment } from "../core/cloud-environment.ts";
import { askStatus } from "../tools/connect/control-client.ts";
import { variable } from "../tools/connect/environment.ts";
import { type LocalCloud, readLocalCloud } from "../tools/connect/local-cloud.ts";
import { findShellPrograms } from "../tools/shell/find-programs.ts";
import { startGuard } from "../tools/shell/guard.ts";
import { chooseInsider, enterWords, type Insider, insideWords, probeNamespaces } from "../tools/shell/namespaces.ts";
import { runInside } from "../tools/shell/run-inside.ts";
import { setUpInside } from "../tools/shell/set-up-inside.ts";
import { ShellError } from "../tools/shell/shell-error.ts";
import { type CommandContext, cloudOptions, defineCommand, UsageError } from "./command.ts";
import { dataFolderOf } from "./data-folder.ts";
import { type ExitCode, passOn } from "./exit-codes.ts";

/** What runs where nobody has chosen a shell. */
const defaultShell = "/bin/sh";

export const command = defineCommand({
  name: "shell",
  summary: "a shell in which AWS's own host names lead to the local cloud",
  arguments: ["[COMMAND...]"],
  argumentsEndOptions: true,
  options: {
    data: cloudOptions.data,
    inside: {
      kind: "value",
      hidden: true,
      value: "WHO",
      summary: "this process is in the shell's namespaces; who the command inside is: 'same', or UID:GID",
    },
  },
  details: [
    "Inside, ACCOUNT.dkr.ecr.REGION.amazonaws.com and the API hosts of ECR, KMS, STS, IAM and EC2 lead to the local cloud over TLS, in every region, and programs trust its certificate. Nothing else of the network is there; localhost:PORT is the cloud as well. Registry logins made inside are the shell's own.",
    "It is made of private namespaces and variables alone (Linux, with unshare, mount and ip; root is not needed): nothing of the system is changed, and when it ends, nothing is left. Ends with what the command ends with.",
    "A docker engine runs outside of it, and needs what docs/docker-real-names.md says.",
  ],
  examples: [
    { line: "inkan shell", does: "starts $SHELL" },
    { line: "inkan shell -- bash script.sh", does: "runs a script that is written for AWS" },
    { line: "inkan shell aws ecr describe-repositories --output text", does: "runs one command" },
  ],
  async run(words, options, context) {
    if (process.platform !== "linux") throw notLinux();
    const dataFolder = dataFolderOf(options.data, context);
    const cloud = await readLocalCloud({ env: context.env, dataFolder });
    const shell = words.length > 0 ? words : [variable(context.env, "SHELL") ?? defaultShell];
    if (options.inside !== undefined) return await runShell(cloud, parseInsider(options.inside), shell, context);
    return enter(dataFolder, shell, context);
  },
});

function notLinux(): ShellError {
  return new ShellError("NOT_LINUX", "inkan shell works on Linux alone: it is made of Linux's namespaces", {
    next: 'eval "$(inkan env)" points a shell at the local cloud by its own address, on every system',
  });
}

/** Puts this program, started once more, into namespaces of its own and in the place of this process. */
function enter(dataFolder: string, shell: readonly string[], context: CommandContext): never {
  const program = process.argv[1];
  const execute = process.execve;
  if (program === undefined || execute === undefined) throw new TypeError("this process runs no program file");
  const programs = findShellPrograms(context.env);
  const insider = chooseInsider();
  probeNamespaces(programs, insider);
  const words = [
    ...enterWords(programs, insider),
    ...[process.execPath, ...process.execArgv, program, "shell"],
    ...["--inside", formatInsider(insider), "--data", dataFolder, `--quiet=${context.quiet}`, "--", ...shell],
  ];
  return execute(programs.unshare, words, { ...context.env });
}

/** Sets the namespaces up, runs the command in them and ends what it leaves. */
async function runShell(
  cloud: LocalCloud,
  insider: Insider,
  shell: readonly string[],
  { env, cwd, say, handSignalsTo }: CommandContext,
): Promise<ExitCode> {
  const programs = findShellPrograms(env);
  const status = await askStatus(cloud.controlSocket);
  const { variables, forwarded } = await setUpInside(cloud, programs, env);
  const { set, unset } = realNamesEnvironment(status, cloud.credentials, env);
  if (isatty(0)) say(`AWS's names lead to ${cloud.endpoint} in this shell, and nowhere else; leave it with exit`);
  const kept = Object.entries(env).filter(([name]) => !unset.includes(name));
  const guard = startGuard();
  const running = runInside([...insideWords(programs, insider), ...shell], {
    env: { ...Object.fromEntries(kept), ...set, ...variables },
    cwd,
  });
  // A terminal tells the command itself what is typed.
  const isTold = [0, 1, 2].some((fd) => isatty(fd));
  handSignalsTo((name) => {
    if (!(isTold && (name === "SIGINT" || name === "SIGQUIT"))) running.signal(name);
  });
  try {
    return passOn(await running.code);
  } finally {
    await guard.endLeftovers();
    forwarded.close();
  }
}

function formatInsider(insider: Insider): string {
  return insider.kind === "same" ? "same" : `${insider.uid}:${insider.gid}`;
}

function parseInsider(text: string): Insider {
  const [, uid, gid] = /^([0-9]{1,10}):([0-9]{1,10})$/.exec(text) ?? [];
  // A new network has no interface that is up. Anywhere else the system itself would be changed, and the guard would end
  // whatever runs there.
  const isInside = Object.keys(networkInterfaces()).length === 0;
  if (isInside && uid !== undefined && gid !== undefined) return { kind: "mapped", uid: Number(uid), gid: Number(gid) };
  if (isInside && text === "same") return { kind: "same" };
  throw new UsageError(`--inside is '${text}'; inkan shell itself gives it`, "inkan shell --help");
}
