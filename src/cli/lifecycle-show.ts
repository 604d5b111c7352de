import { InkanError } from "../core/error.ts";
import { printableJson } from "../core/printable.ts";
import { openEcrRepository } from "../tools/images/ecr-repository.ts";
import { readStoredPolicy } from "../tools/lifecycle/images/repository-images.ts";
import { cloudOptions, defineCommand } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseRepository } from "./parse-repository.ts";

export const command = defineCommand({
  name: "lifecycle show",
  summary: "the lifecycle policy that a repository has",
  arguments: ["REPO"],
  options: { ...cloudOptions },
  details: [
    "The policy is printed as ECR holds it, in JSON: redirected to a file it is what the other lifecycle commands take. Exit code 1 when the repository has none.",
  ],
  examples: [
    { line: "inkan lifecycle show sample-app-1 --local", does: "prints the policy" },
    { line: "inkan lifecycle show sample-app-1 --local > policy.json", does: "makes a file of it to change and lint" },
  ],
  async run([text = ""], options, context) {
    const reference = parseRepository(text);
    const policy = await readStoredPolicy(await openEcrRepository(await openCloud(options, context), reference));
    if (policy === undefined) {
      throw new InkanError("NO_POLICY", `${text} has no lifecycle policy`, { next: `inkan lifecycle suggest ${text}` });
    }
    context.out.write(`${printableJson(policy.replace(/\r\n?/g, "\n").trimEnd())}\n`);
    return exitCodes.done.code;
  },
});
