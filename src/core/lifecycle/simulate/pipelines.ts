import type { LifecycleImage } from "../lifecycle-image.ts";
import { type Deployments, readPast } from "./deployments.ts";
import { makePush, type PushMoment } from "./make-push.ts";
import type { PushPlan } from "./push-plan.ts";
import { pushTimes } from "./push-times.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";

/** A push plan at work. */
export type Pipeline = {
  readonly plan: PushPlan;
  readonly place: number;
  readonly deployments: Deployments;
  readonly times: Iterator<number, never>;
  /** Of the next push. */
  number: number;
  at: number;
};

/** What pushes did to a repository. */
export type PushedChanges = {
  readonly pushes: number;
  readonly pushedImages: number;
  /** Tags that moved away from older images. */
  readonly lostTags: number;
};

/** Starts a plan at `start`, with what the existing images say of its past. */
export function openPipeline(plan: PushPlan, place: number, images: readonly LifecycleImage[], start: Date): Pipeline {
  const { deployments, nextNumber } = readPast(plan, images);
  const times = pushTimes(plan, start.getTime());
  return { plan, place, deployments, times, number: nextNumber, at: times.next().value };
}

/** Makes all pushes before `end`, in the order of their times. */
export function pushUntil(repository: SimulatedRepository, pipelines: readonly Pipeline[], end: Date): PushedChanges {
  const due = pipelines.flatMap((pipeline) => takeDue(pipeline, end).map((moment) => ({ pipeline, moment })));
  let pushedImages = 0;
  let lostTags = 0;
  for (const { pipeline, moment } of due.sort((a, b) => a.moment.at - b.moment.at)) {
    const { deployed, images, signatures } = makePush(pipeline.plan, moment);
    for (const image of images) lostTags += repository.push(image);
    pipeline.deployments.add(deployed, signatures);
    pushedImages += images.length;
  }
  return { pushes: due.length, pushedImages, lostTags };
}

function takeDue(pipeline: Pipeline, end: Date): readonly PushMoment[] {
  const moments: PushMoment[] = [];
  while (pipeline.at < end.getTime()) {
    moments.push({ place: pipeline.place, number: pipeline.number, at: pipeline.at });
    pipeline.number += 1;
    pipeline.at = pipeline.times.next().value;
  }
  return moments;
}

/** Pulls what each plan says is pulled every day. */
export function pullDaily(repository: SimulatedRepository, pipelines: readonly Pipeline[], at: Date): void {
  for (const { plan, deployments } of pipelines) {
    for (const digest of deployments.newest(plan.pulledNewest)) repository.pull(digest, at);
  }
}
