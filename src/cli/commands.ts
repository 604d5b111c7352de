import type { Command, OptionSpecs } from "./command.ts";
import { command as verify } from "./verify.ts";

/** A command's entry in the table: enough for the overview without loading it. */
export type CommandEntry = {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command<OptionSpecs>>;
};

/** Commands differ in their options' types; the table forgets them, the parser restores them from `options`. */
function entry<Specs extends OptionSpecs>(
  name: string,
  summary: string,
  load: () => Promise<Command<Specs>>,
): CommandEntry {
  return { name, summary, load: load as unknown as () => Promise<Command<OptionSpecs>> };
}

/**
 * Every command, in the order of the overview. Each is loaded when it is asked for but `verify`, which runs most often and
 * is to be quick: with all that it needs it lies in the program's first file, whose compiled code is kept.
 */
export const commands: readonly CommandEntry[] = [
  entry(
    "demo",
    "the whole story from nothing: cloud up, push, sign, verify, show",
    async () => (await import("./demo.ts")).command,
  ),
  entry("up", "start an ECR, a KMS, an STS and an IAM on this machine", async () => (await import("./up.ts")).command),
  entry("down", "stop the local cloud", async () => (await import("./down.ts")).command),
  entry("status", "whether a local cloud runs, and where", async () => (await import("./status.ts")).command),
  entry("logs", "what the local cloud logged", async () => (await import("./logs.ts")).command),
  entry(
    "doctor",
    "what is wrong with this machine's set-up, and what to do",
    async () => (await import("./doctor.ts")).command,
  ),
  entry(
    "env",
    "environment variables for a shell: the local cloud's, or an AWS account's",
    async () => (await import("./env.ts")).command,
  ),
  entry(
    "aliases",
    "short names for the command lines of daily work, for a shell to evaluate",
    async () => (await import("./aliases.ts")).command,
  ),
  entry(
    "whoami",
    "which account and identity the cloud knows the caller as",
    async () => (await import("./whoami.ts")).command,
  ),
  entry("regions", "the AWS regions that the account may use", async () => (await import("./regions.ts")).command),
  entry(
    "shell",
    "a shell in which AWS's own host names lead to the local cloud",
    async () => (await import("./shell.ts")).command,
  ),
  entry(
    "login",
    "store registry credentials for docker and every tool that reads its config",
    async () => (await import("./login.ts")).command,
  ),
  entry(
    "import",
    "give the local cloud's mirror an image, for engines without a network to pull",
    async () => (await import("./import.ts")).command,
  ),
  entry("push", "push an image to a repository", async () => (await import("./push.ts")).command),
  entry(
    "images",
    "the images of a repository, with their signatures",
    async () => (await import("./images.ts")).command,
  ),
  entry(
    "watch images",
    "how many images a repository has, looked at again and again",
    async () => (await import("./watch-images.ts")).command,
  ),
  entry("repos", "the repositories of the registry", async () => (await import("./repos.ts")).command),
  entry("tree", "an image with everything that belongs to it", async () => (await import("./tree.ts")).command),
  entry("rm", "delete images together with their signatures", async () => (await import("./rm.ts")).command),
  entry("sign", "sign images with a KMS key", async () => (await import("./sign.ts")).command),
  entry("verify", "verify the signatures of images", async () => verify),
  entry("locate", "where the signatures of an image stand", async () => (await import("./locate.ts")).command),
  entry(
    "check",
    "whether pushing, signing and verifying work here, step by step",
    async () => (await import("./check.ts")).command,
  ),
  entry(
    "lifecycle-check",
    "push images and see what the repository's lifecycle policy does with them",
    async () => (await import("./lifecycle-check.ts")).command,
  ),
  entry("keys list", "the KMS keys, with their aliases", async () => (await import("./keys.ts")).keysList),
  entry("keys describe", "one KMS key", async () => (await import("./keys.ts")).keysDescribe),
  entry("keys public-key", "the public half of a KMS key", async () => (await import("./keys.ts")).keysPublicKey),
  entry("keys policy", "the policy of a KMS key", async () => (await import("./keys.ts")).keysPolicy),
  entry(
    "lifecycle show",
    "the lifecycle policy that a repository has",
    async () => (await import("./lifecycle-show.ts")).command,
  ),
  entry(
    "lifecycle lint",
    "what is wrong with lifecycle policies",
    async () => (await import("./lifecycle-lint.ts")).command,
  ),
  entry(
    "lifecycle explain",
    "what a lifecycle policy does to each image, and why",
    async () => (await import("./lifecycle-explain.ts")).command,
  ),
  entry(
    "lifecycle diff",
    "which images fare otherwise under another lifecycle policy",
    async () => (await import("./lifecycle-diff.ts")).command,
  ),
  entry(
    "lifecycle test",
    "test lifecycle policies: what must become of which image",
    async () => (await import("./lifecycle-test.ts")).command,
  ),
  entry(
    "lifecycle simulate",
    "the future of a repository under a lifecycle policy, day by day",
    async () => (await import("./lifecycle-simulate.ts")).command,
  ),
  entry(
    "lifecycle preview",
    "what ECR itself says a lifecycle policy would do",
    async () => (await import("./lifecycle-preview.ts")).command,
  ),
  entry(
    "lifecycle apply",
    "give a repository a lifecycle policy, after showing what that will do",
    async () => (await import("./lifecycle-apply.ts")).command,
  ),
  entry(
    "lifecycle suggest",
    "write a policy that keeps releases with their signatures",
    async () => (await import("./lifecycle-suggest.ts")).command,
  ),
  entry(
    "lifecycle run",
    "let the local cloud's lifecycle policies act now",
    async () => (await import("./lifecycle-run.ts")).command,
  ),
  entry(
    "provision plan",
    "what is missing of the registry's resources, or not as described",
    async () => (await import("./provision-plan.ts")).command,
  ),
  entry(
    "provision apply",
    "make the registry's resources, or bring them back to what is described",
    async () => (await import("./provision-apply.ts")).command,
  ),
  entry(
    "provision destroy",
    "take the registry's resources away again",
    async () => (await import("./provision-destroy.ts")).command,
  ),
  entry("iam role", "an IAM role with its trust policy", async () => (await import("./iam-role.ts")).command),
  entry(
    "iam explain",
    "whether someone may do something, and which statement decides",
    async () => (await import("./iam-explain.ts")).command,
  ),
  entry(
    "clock",
    "the local cloud's clock: show it, or move it forward",
    async () => (await import("./clock.ts")).command,
  ),
];
