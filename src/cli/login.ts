import { readBounded } from "../tools/connect/bounded-body.ts";
import { type LoggedIn, logInToEcr, logInWithPassword } from "../tools/connect/log-in.ts";
import { formatMinute } from "../tools/report/amounts.ts";
import { type CommandContext, cloudOptions, defineCommand, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";

/** Longest password that is read, in bytes: ECR's have about two thousand. */
const MAX_PASSWORD_BYTES = 64 * 1024;

export const command = defineCommand({
  name: "login",
  summary: "store registry credentials for docker and every tool that reads its config",
  arguments: ["[REGISTRY]"],
  options: {
    username: { kind: "value", short: "u", value: "USER", summary: "user of a registry that is not ECR's" },
    "password-stdin": { kind: "flag", summary: "read that user's password from stdin" },
    ...cloudOptions,
  },
  details: [
    "Without a registry, or with one of ECR's, ECR is asked for a login of the current identity; it lasts 12 hours. The " +
      "login goes where docker keeps them: the credential helper that its config names, else the config itself.",
  ],
  examples: [
    { line: "inkan login --local", does: "lets docker, cosign, crane and others use the local cloud's registry" },
    { line: "inkan login registry.example --username me --password-stdin", does: "logs in to any other registry" },
  ],
  async run([registry], options, context) {
    const cloud = await openCloud(options, context);
    const { env } = context;
    if (options.username === undefined) {
      if (options["password-stdin"]) throw new UsageError("--password-stdin needs --username", "inkan login --help");
      context.say(describeLogin(await logInToEcr(cloud, registry, env)));
      return exitCodes.done.code;
    }
    if (registry === undefined || !options["password-stdin"]) {
      throw new UsageError("--username needs a registry and --password-stdin", "inkan login --help");
    }
    const credentials = { username: options.username, password: await readPassword(context) };
    const allowHttp = options["allow-http-registry"];
    context.say(describeLogin(await logInWithPassword(registry, credentials, { env, ca: cloud.ca, allowHttp })));
    return exitCodes.done.code;
  },
});

async function readPassword({ stdin }: CommandContext): Promise<string> {
  const bytes = await readBounded(stdin as AsyncIterable<Uint8Array>, MAX_PASSWORD_BYTES);
  const password = new TextDecoder().decode(bytes).replace(/\r?\n$/, "");
  if (password === "") throw new UsageError("stdin holds no password");
  return password;
}

function describeLogin({ host, stored, expiresAt }: LoggedIn): string {
  const where = stored.kind === "file" ? stored.path : `docker-credential-${stored.name}`;
  const until = expiresAt === undefined ? "" : ` until ${formatMinute(expiresAt)} UTC`;
  return `logged in to ${host}${until}, stored in ${where}`;
}
