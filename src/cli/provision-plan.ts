import { planRegistry } from "../tools/provision/plan-registry.ts";
import { formatPlan, planToJson, summarizePlan } from "../tools/provision/plan-report.ts";
import { readRegistry } from "../tools/provision/read-registry.ts";
import { changesOf } from "../tools/provision/registry-plan.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { openRegistry, registryOptions } from "./provision-options.ts";

export const command = defineCommand({
  name: "provision plan",
  summary: "what is missing of the registry's resources, or not as described",
  arguments: [],
  options: {
    ...registryOptions,
    "detailed-exitcode": { kind: "flag", summary: "end with 2 where something is to be changed" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "The resources are those of terraform/image-registry: repositories with their lifecycle policy, a signing key with its alias and policy, GitHub as an identity provider, and the role that its workflows assume. Nothing is changed.",
    "Policies are compared by what they mean. Whatever else grants the role something is shown as to be deleted.",
  ],
  examples: [
    { line: "inkan provision plan --local", does: "shows whether the local cloud has everything" },
    {
      line: "inkan provision plan --local --github acme/app --detailed-exitcode",
      does: "looks for changes made by hand, as in a nightly job",
    },
    {
      line: "inkan provision plan --local -o text --query outputs.kms_key_arn",
      does: "prints one of the outputs",
    },
  ],
  async run(_args, options, context) {
    const { cloud, registry, place } = await openRegistry(options, { trust: true }, context);
    const plan = planRegistry(registry, await readRegistry(cloud, registry));
    const { query, output } = options;
    const { color } = context;
    const answer = { output: output as OutputFormat, query, color };
    context.out.write(await formatAnswer(planToJson(place, plan), () => formatPlan(plan, { color }), answer));
    context.say(summarizePlan(plan));
    const hasChanges = changesOf(plan).length > 0;
    return options["detailed-exitcode"] && hasChanges ? exitCodes.changed.code : exitCodes.done.code;
  },
});
