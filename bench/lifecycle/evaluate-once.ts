/**
 * `node bench/lifecycle/evaluate-once.ts IMAGES`: evaluates the sample policy over a sample repository, once, as a command
 * does that has just started, and prints what it took as JSON.
 */

import { evaluate } from "../../src/core/lifecycle/evaluate.ts";
import { now, sampleImages, samplePolicy } from "./sample-repository.ts";

/** What is printed. */
export type Evaluated = {
  /** Images that the policy acts on. */
  readonly goes: number;
  readonly milliseconds: number;
  /** Largest resident size of the process, the images and Node.js included. */
  readonly peakBytes: number;
};

const images = sampleImages(Number(process.argv[2]));
const policy = samplePolicy();

const begun = performance.now();
const { outcomes } = evaluate({ images, policy, now });
const milliseconds = performance.now() - begun;

const evaluated: Evaluated = {
  goes: outcomes.filter(({ fate }) => fate.kind !== "keep").length,
  milliseconds,
  // `maxRSS` is in kibibytes.
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(evaluated));
