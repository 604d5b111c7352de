import { InkanError } from "../core/error.ts";
import type { ImageOutcome } from "../core/lifecycle/evaluation.ts";
import { explainFate } from "../core/lifecycle/explain.ts";
import { nameImages } from "../core/lifecycle/name-images.ts";
import type { ImageRun, LifecycleRun, LifecycleRunRequest, RepositoryRun } from "../core/lifecycle-run.ts";
import { parseRepositoryName } from "../core/oci/names.ts";
import { evaluateRepository, type RepositoryEvaluation } from "./images/evaluate-repository.ts";
import type { ImageRoom, Repository } from "./images/image-types.ts";
import { getRepository, listPolicyRepositories } from "./images/repositories.ts";
import { sweepRepository } from "./images/sweep-repository.ts";

/** Runs lifecycle policies when they are asked for: ECR does so by itself, a cloud on a laptop must not. */
export type LifecycleRuns = {
  /**
   * Evaluates policies and, unless it is a dry run, acts on the images; one run after the other.
   *
   * @throws ImagesError `REPOSITORY_NOT_FOUND` before anything is done; InkanError `CLOUD_ENDS`
   */
  run(request: LifecycleRunRequest): Promise<LifecycleRun>;
  /** Ends the run under way between two slices and waits for it; none begins after. */
  stop(): Promise<void>;
};

/** Opens the runs of a cloud. */
export function openLifecycleRuns(room: ImageRoom): LifecycleRuns {
  const ending = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(request) {
      const run = last.then(() => runPolicies(room, request, ending.signal));
      last = run.catch(() => {}); // who asked for it is told
      return run;
    },
    async stop() {
      ending.abort();
      await last;
    },
  };
}

async function runPolicies(room: ImageRoom, request: LifecycleRunRequest, signal: AbortSignal): Promise<LifecycleRun> {
  const { dryRun } = request;
  const now = room.clocks.cloud();
  const repositories: RepositoryRun[] = [];
  for (const repository of chooseRepositories(room, request)) {
    if (signal.aborted) throw new InkanError("CLOUD_ENDS", "the run was cut short: the cloud ends");
    const evaluation = dryRun ? dryRunOf(room, repository) : await sweepRepository(room, repository, { signal });
    repositories.push(describeRun(repository, evaluation));
  }
  return { now, dryRun, repositories };
}

function chooseRepositories(room: ImageRoom, { scope, repositories }: LifecycleRunRequest): readonly Repository[] {
  if (repositories === "all" || scope === undefined) return listPolicyRepositories(room, scope);
  return [...new Set(repositories)].map((name) => getRepository(room, scope, parseRepositoryName(name)));
}

function dryRunOf(room: ImageRoom, repository: Repository): RepositoryEvaluation | undefined {
  const { lifecyclePolicy } = repository;
  return lifecyclePolicy === undefined ? undefined : evaluateRepository(room, repository, lifecyclePolicy);
}

function describeRun({ scope, name }: Repository, evaluation: RepositoryEvaluation | undefined): RepositoryRun {
  const run = { scope, repository: name };
  if (evaluation === undefined) return { ...run, hasPolicy: false, kept: 0, images: [] };
  const { acted, refused, outcomes } = evaluation;
  const nameImage = nameImages(outcomes.map(({ image }) => image));
  const results = new Map<ImageOutcome, ImageRun["result"]>([
    ...acted.map(({ outcome, action }) => [outcome, action === "expire" ? "expired" : "archived"] as const),
    ...refused.map(({ outcome }) => [outcome, "refused"] as const),
  ]);
  const rules = new Map([...acted, ...refused].map(({ outcome, priority }) => [outcome, priority]));
  const images = outcomes.flatMap((outcome) => {
    const result = results.get(outcome);
    if (result === undefined) return [];
    const rule = rules.get(outcome);
    const { digest, tags, pushedAt } = outcome.image;
    const because = explainFate(outcome, nameImage);
    return [{ digest, tags, pushedAt, result, ...(rule === undefined ? {} : { rule }), because }];
  });
  return { ...run, hasPolicy: true, kept: outcomes.length - acted.length, images };
}
