import { countOf } from "../core/count-of.ts";
import { planRemoval } from "../tools/provision/plan-removal.ts";
import { readRegistry } from "../tools/provision/read-registry.ts";
import { type RemovedResource, removedOf } from "../tools/provision/removal-plan.ts";
import { formatRemoval, removalToJson } from "../tools/provision/removal-report.ts";
import { refuseImages, removeRegistry } from "../tools/provision/remove-registry.ts";
import { checkQuery, formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions } from "./command.ts";
import { confirm } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { openRegistry, registryOptions } from "./provision-options.ts";

export const command = defineCommand({
  name: "provision destroy",
  summary: "take the registry's resources away again",
  arguments: [],
  options: {
    ...registryOptions,
    "delete-images": { kind: "flag", summary: "delete the repositories' images too" },
    "dry-run": { kind: "flag", summary: "only show what would go" },
    yes: { kind: "flag", short: "y", summary: "do not ask" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "Only what bears the tag managed-by=inkan goes, as everything does that inkan up and inkan provision apply make; the identity provider only where no other role trusts it. What is left is named with the reason.",
    "The key goes at the end of --deletion-window; until then inkan provision apply takes that back. Without --delete-images nothing goes as long as a repository has images.",
  ],
  examples: [
    { line: "inkan provision destroy --local --dry-run", does: "shows what would go" },
    { line: "inkan provision destroy --local --delete-images --yes", does: "leaves nothing, images included" },
  ],
  async run(_args, options, context) {
    const { query, output } = options;
    const { color } = context;
    if (query !== undefined) await checkQuery(query);
    const { cloud, registry, place } = await openRegistry(options, { trust: false }, context);
    const removal = await planRemoval(cloud, registry, await readRegistry(cloud, registry));
    const going = removedOf(removal);
    const done: RemovedResource[] = [];
    const table = () => formatRemoval(removal, { color });
    const isTable = output === "table" && query === undefined;
    const show = async () => {
      const answer = { output: output as OutputFormat, query, color };
      context.out.write(await formatAnswer(removalToJson(place, removal, done), table, answer));
    };
    // People decide by the table, programs read what has come of it.
    if (isTable) await show();
    if (!options["delete-images"] && !options["dry-run"]) refuseImages(removal);
    if (going.length === 0 || options["dry-run"]) {
      if (!isTable) await show();
      context.say(going.length === 0 ? "there is nothing to delete" : "nothing was deleted");
      return exitCodes.done.code;
    }
    const count = countOf(going.length, "resource");
    context.tell(`about to delete ${count} in ${await cloud.describe()}`);
    const said = await confirm(`Delete ${count}?`, options.yes, context);
    if (said !== "yes") {
      context.say("nothing was deleted");
      return said === "no" ? exitCodes.failed.code : exitCodes.interrupted.code;
    }
    const { interrupted: signal } = context; // from here on: it ends between two resources
    try {
      await removeRegistry(cloud, removal, {
        onDone: (resource) => {
          done.push(resource);
          context.say(
            `${resource.kind === "key" ? "scheduled for deletion:" : "deleted"} ${resource.kind} ${resource.name}`,
          );
        },
        signal,
      });
    } catch (error) {
      context.tell(`${done.length} of ${going.length} are gone: the same command goes on`);
      throw error;
    } finally {
      if (!isTable) await show();
    }
    return exitCodes.done.code;
  },
});
