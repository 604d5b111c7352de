import { parseRegistryHost } from "../core/aws/registry-host.ts";
import { countOf } from "../core/count-of.ts";
import type { LifecycleRun } from "../core/lifecycle-run.ts";
import type { ImageReference } from "../core/oci/reference.ts";
import type { Cloud } from "../tools/connect/cloud.ts";
import { askLifecycleRun } from "../tools/connect/control-client.ts";
import { countResults, formatRun, runToJson, summarizeRepository } from "../tools/lifecycle/run-report.ts";
import { formatAnswer, type OutputFormat } from "../tools/report/format-answer.ts";
import { cloudOptions, defineCommand, outputOptions, UsageError } from "./command.ts";
import { confirm } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { parseRepository } from "./parse-repository.ts";
import { requireLocal } from "./require-local.ts";

export const command = defineCommand({
  name: "lifecycle run",
  summary: "let the local cloud's lifecycle policies act now",
  arguments: ["[REPO...]"],
  options: {
    all: { kind: "flag", summary: "every repository that has a policy" },
    "dry-run": { kind: "flag", summary: "only show what would be done" },
    yes: { kind: "flag", short: "y", summary: "do not ask" },
    ...outputOptions,
    ...cloudOptions,
  },
  details: [
    "ECR evaluates every policy by itself, within 24 hours. A local cloud does nothing of the kind by surprise: it acts when this command asks it to, and at intervals after `inkan up --lifecycle every=1h`. Ages go by the cloud's own clock, which `inkan clock` moves forward.",
    "What is expired is deleted with its tags and with the signatures and attestations that refer to it. An image inside an index stays until the index is gone, as in ECR; the run after that one takes it. Each image is recorded with the rule that took it, as ECR tells CloudTrail.",
  ],
  examples: [
    { line: "inkan lifecycle run sample-app-1 --dry-run --local", does: "shows what the policy would take" },
    { line: "inkan lifecycle run --all --local --yes", does: "runs every policy without asking" },
  ],
  async run(names, options, context) {
    const named = readNames(names, options.all);
    const cloud = await openCloud(options, context);
    const repositories = named === "all" ? named : named.map((reference) => repositoryIn(cloud, reference));
    const local = await requireLocal(cloud, {
      why: "AWS evaluates lifecycle policies by itself, within 24 hours: nobody can make it act now",
      next: "inkan lifecycle explain REPO to see what will go, or --local for the local cloud",
    });
    const { account } = await cloud.identity();
    const scope = { account, region: await cloud.region() };
    const ask = (dryRun: boolean) => askLifecycleRun(local.controlSocket, { scope, repositories, dryRun });
    const { query, output } = options;
    const { color } = context;
    const show = async (run: LifecycleRun) => {
      const answer = { output: output as OutputFormat, query, color };
      context.out.write(await formatAnswer(runToJson(run), () => formatRun(run, { color }), answer));
      for (const repository of run.repositories) context.say(summarizeRepository(repository, run));
      if (run.repositories.length === 0) context.say("no repository has a lifecycle policy");
    };

    const plan = await ask(true);
    if (options["dry-run"]) {
      await show(plan);
      return exitCodes.done.code;
    }
    const actions = describeActions(plan);
    if (actions !== "") {
      context.tell(`about to ${actions} in ${await cloud.describe()}`);
      const answer = await confirm("Let the policies act?", options.yes, context);
      if (answer !== "yes") {
        context.say("nothing was done");
        return answer === "no" ? exitCodes.failed.code : exitCodes.interrupted.code;
      }
    }
    const { interrupted } = context; // from here on: the cloud acts in any case, and whoever interrupts learns on what
    await show(await ask(false));
    return interrupted.aborted ? exitCodes.interrupted.code : exitCodes.done.code;
  },
});

/** `delete 3 images and archive 1 image`; empty where nothing would be done. */
function describeActions(plan: LifecycleRun): string {
  const { expired, archived } = countResults(plan);
  return [
    ...(expired === 0 ? [] : [`delete ${countOf(expired, "image")}`]),
    ...(archived === 0 ? [] : [`archive ${countOf(archived, "image")}`]),
  ].join(" and ");
}

function readNames(names: readonly string[], all: boolean): readonly ImageReference[] | "all" {
  if (all && names.length > 0) throw new UsageError("--all and REPO exclude each other", "inkan lifecycle run --help");
  if (all) return "all";
  if (names.length === 0) throw new UsageError("name repositories, or --all", "inkan lifecycle run --help");
  return names.map(parseRepository);
}

/** A run is of one account and region, those of the cloud: a host that names others is not followed. */
function repositoryIn(cloud: Cloud, { host, repository }: ImageReference): string {
  if (host === undefined || (cloud.isOwnRegistry(host) && parseRegistryHost(host) === undefined)) return repository;
  throw new UsageError(`${host} is not the registry of the local cloud`, `inkan lifecycle run ${repository}`);
}
