import { changeToJson, formatChange } from "../tools/lifecycle/compare/change-report.ts";
import { comparePolicies, noPolicy } from "../tools/lifecycle/compare/policy-change.ts";
import { type PolicyText, parsePolicyText } from "../tools/lifecycle/parse-policy-text.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { type CommandContext, cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { evaluationOptions, type OpenedImages, openImages, openPolicy, tellOfImages } from "./lifecycle-options.ts";
import { parseRepository } from "./parse-repository.ts";

/** What stands for the repository's own policy; a file of that name is `./current`. */
const current = "current";

export const command = defineCommand({
  name: "lifecycle diff",
  summary: "which images fare otherwise under another lifecycle policy",
  arguments: ["OLD", "NEW", "[REPO]"],
  options: {
    "detailed-exitcode": { kind: "flag", summary: "end with 2 where an image fares otherwise" },
    ...evaluationOptions,
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "OLD and NEW are files with a policy, - for stdin, or `current` for the policy that the repository has; without one it keeps everything. Both are evaluated over the same images at the same moment. An image that goes either way, but by another rule, does not fare otherwise.",
  ],
  examples: [
    { line: "inkan lifecycle diff current new.json sample-app-1", does: "what a new policy would change" },
    {
      line: "git show HEAD:policy.json | inkan lifecycle diff - policy.json --images i.json",
      does: "says in CI whether an edit changes anything for saved images",
    },
  ],
  async run([old = "", next = "", repository], options, context) {
    if (old === next) throw new UsageError(`OLD and NEW are both '${old}'`, "inkan lifecycle diff --help");
    if (options.images !== undefined && [old, next].includes(current)) {
      throw new UsageError(`saved images have no policy of their own: '${current}' needs a repository`);
    }
    if (repository !== undefined) parseRepository(repository);
    const read = await readPolicies([old, next], context);
    const opened = await openImages(repository, options, context, read);
    tellOfImages(opened, options, context);
    const change = comparePolicies(opened, read[0] ?? ownPolicy(opened), read[1] ?? ownPolicy(opened));
    const { output, query } = options;
    const { color } = context;
    const answer = { output: output as OutputFormat, query, color };
    context.out.write(
      await formatAnswer(
        () => changeToJson(change),
        () => formatChange(change, { color }),
        answer,
      ),
    );
    const changed = change.changes.length > 0 && options["detailed-exitcode"];
    return changed ? exitCodes.changed.code : exitCodes.done.code;
  },
});

/** Each policy, undefined for the repository's own. */
async function readPolicies(
  names: readonly string[],
  context: CommandContext,
): Promise<readonly (PolicyText | undefined)[]> {
  const policies: (PolicyText | undefined)[] = [];
  for (const name of names) policies.push(name === current ? undefined : await openPolicy(name, context));
  return policies;
}

function ownPolicy({ policy, from }: OpenedImages): PolicyText {
  return policy === undefined ? noPolicy(`${from}, which has none`) : parsePolicyText(policy, `the policy of ${from}`);
}
