import { applyPlan, outputsOf } from "../tools/provision/apply-plan.ts";
import { planRegistry } from "../tools/provision/plan-registry.ts";
import {
  appliedToJson,
  countChanges,
  formatOutputs,
  formatPlan,
  summarizePlan,
} from "../tools/provision/plan-report.ts";
import { readRegistry } from "../tools/provision/read-registry.ts";
import { changesOf, type PlannedResource, refuseBlocked } from "../tools/provision/registry-plan.ts";
import { checkQuery, formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { confirm } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { openRegistry, registryOptions } from "./provision-options.ts";

export const command = defineCommand({
  name: "provision apply",
  summary: "make the registry's resources, or bring them back to what is described",
  arguments: [],
  options: {
    ...registryOptions,
    "dry-run": { kind: "flag", summary: "only show what would be done" },
    yes: { kind: "flag", short: "y", summary: "do not ask" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "Shows what inkan provision plan shows, and does it once you say yes. What is as described is left alone, so that a second run changes nothing, and one after a failure goes on where that stopped.",
    "A key that was to be deleted is taken back, since what it has signed needs it.",
  ],
  examples: [
    { line: "inkan provision apply --local --yes", does: "makes what the local cloud lacks" },
    { line: "inkan provision apply --github acme/app", does: "shows what it will do in your account, and asks" },
    {
      line: "inkan provision apply --local --yes -o json --query outputs",
      does: "prints the ids that other programs need",
    },
  ],
  async run(_args, options, context) {
    const { query, output } = options;
    const { color } = context;
    if (query !== undefined) await checkQuery(query);
    const { cloud, registry, place } = await openRegistry(options, { trust: true }, context);
    const plan = planRegistry(registry, await readRegistry(cloud, registry));
    const answer = { output: output as OutputFormat, query, color };
    const isTable = output === "table" && query === undefined;
    const done: PlannedResource[] = [];
    const show = async (outputs: Parameters<typeof formatOutputs>[0] | undefined) => {
      const table = () => (outputs === undefined ? "" : formatOutputs(outputs));
      context.out.write(await formatAnswer(appliedToJson(place, plan, done, outputs), table, answer));
    };
    // People decide by the table, programs read what has come of it.
    const hasChanges = changesOf(plan).length > 0;
    if (isTable && hasChanges) context.out.write(formatPlan(plan, { color }));
    context.say(summarizePlan(plan));
    refuseBlocked(plan);
    if (!hasChanges || options["dry-run"]) {
      await show(outputsOf(plan));
      context.say(hasChanges ? "nothing was changed" : "there is nothing to change");
      return exitCodes.done.code;
    }
    context.tell(`about to change ${countChanges(plan)} in ${await cloud.describe()}`);
    const said = await confirm(`Change ${countChanges(plan)}?`, options.yes, context);
    if (said !== "yes") {
      context.say("nothing was changed");
      return said === "no" ? exitCodes.failed.code : exitCodes.interrupted.code;
    }
    const { interrupted: signal } = context; // from here on: it ends between two resources
    try {
      const outputs = await applyPlan(cloud, plan, {
        onDone: (resource, name) => {
          done.push(resource);
          const { action, kind } = resource;
          context.say(`${action === "create" ? "made" : `${action}d`} ${kind} ${name}`);
        },
        onWait: () => context.say("waiting until KMS has heard of the new role"),
        signal,
      });
      await show(outputs);
      return exitCodes.done.code;
    } catch (error) {
      const rest = changesOf(plan).length - done.length;
      context.tell(`${done.length} of ${changesOf(plan).length} were done, ${rest} are left: the same command goes on`);
      if (!isTable) await show(undefined);
      throw error;
    }
  },
});
