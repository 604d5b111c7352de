import { parseRegistryHost } from "../../core/aws/registry-host.ts";
import { type Environment, variable } from "../connect/environment.ts";
import { CheckError } from "./check-error.ts";
import { type CheckTarget, targetIn } from "./check-target.ts";
import type { GroundTools } from "./ground-tools.ts";
import type { StepTalk } from "./run-steps.ts";
import type { StockCommand, StockShell } from "./stock-shell.ts";

/** A program with the command that shows that it runs, and how its version reads in what that prints. */
type Prerequisite = { readonly command: StockCommand; readonly version: RegExp };

const prerequisites = {
  aws: { command: ["aws", "--version"], version: /^aws-cli\/\S+/m },
  // Asks the engine as well.
  docker: {
    command: ["docker", "version", "--format", "{{.Client.Version}}, engine {{.Server.Version}}"],
    version: /^\S+, engine \S+/m,
  },
  cosign: { command: ["cosign", "version"], version: /(?<=^GitVersion: +)\S+/m },
} as const satisfies Readonly<Record<string, Prerequisite>>;

/** A stock program that checks use. */
export type StockProgram = keyof typeof prerequisites;

/** The first steps of a check with stock programs. */
export function createStockGround(
  shell: StockShell,
  { env, programs }: { readonly env: Environment; readonly programs: readonly StockProgram[] },
): GroundTools {
  return {
    findPrerequisites: async (talk) => {
      const found: string[] = [];
      for (const name of programs) {
        const { command, version } = prerequisites[name];
        found.push(`${name} ${version.exec(await shell.run(command, talk))?.[0] ?? "of an unknown version"}`);
      }
      talk.say(found.join("; "));
    },
    askCaller: async (talk) => {
      const query = ["--query", "[Account, Arn]", "--output", "text"] as const;
      const [account = "", arn = ""] = (await shell.run(["aws", "sts", "get-caller-identity", ...query], talk))
        .trim()
        .split("\t");
      talk.say(`${arn}, account ${account}`);
      return { account, arn };
    },
    findRegistry: async (talk) => {
      const named = variable(env, "ECR_REGISTRY");
      const registry = named ?? (await askRegistry(shell, talk));
      const region = variable(env, "AWS_REGION") ?? variable(env, "AWS_DEFAULT_REGION");
      const where = region === undefined ? "the region of the profile" : `region ${region}`;
      talk.say(`${registry} in ${where}${named === undefined ? "" : " (ECR_REGISTRY)"}`);
      return registry;
    },
    findRepository: async (registry, repository, talk) => {
      const target = targetIn(registry, repository);
      const query = ["--query", "repositories[0].repositoryUri", "--output", "text"] as const;
      const words = ["aws", "ecr", "describe-repositories", "--repository-names", repository] as const;
      talk.say((await shell.run([...words, ...registryOf(target), ...query], talk)).trim());
      return target;
    },
    logIn: async (registry, talk) => {
      const login = ["docker", "login", "--username", "AWS", "--password-stdin", registry] as const;
      const region = parseRegistryHost(registry)?.region;
      const password = [
        "aws",
        "ecr",
        "get-login-password",
        ...(region === undefined ? [] : ["--region", region]),
      ] as const;
      await shell.pipe(password, login, talk);
      talk.say(`docker is logged in to ${registry}`);
    },
  };
}

/** The words that name the registry of a target to `aws ecr`, where its host says which it is. */
export function registryOf({ place }: CheckTarget): readonly string[] {
  return place === undefined ? [] : ["--registry-id", place.account, "--region", place.region];
}

async function askRegistry(shell: StockShell, talk: StepTalk): Promise<string> {
  const query = ["--query", "authorizationData[0].proxyEndpoint", "--output", "text"] as const;
  const endpoint = (await shell.run(["aws", "ecr", "get-authorization-token", ...query], talk)).trim();
  if (URL.canParse(endpoint)) return new URL(endpoint).host;
  throw new CheckError("UNEXPECTED_OUTPUT", `aws ecr get-authorization-token named no registry but '${endpoint}'`);
}
