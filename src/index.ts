/**
 * Inkan as a library: a cloud for other people's tests, and the knowledge that its tools share.
 *
 * @example
 * ```ts
 * import { startCloud } from "inkan";
 *
 * await using cloud = await startCloud();
 * const { endpoint, region, credentials } = cloud; // for the AWS SDK, a registry client, cosign …
 * ```
 */
export {
  type CloudClock,
  type CloudConfig,
  type LifecycleRunOptions,
  type RunningCloud,
  startCloud,
} from "./cloud/start-cloud.ts";
export { InkanError } from "./core/error.ts";
export { type AssumptionName, type Assumptions, defaultAssumptions } from "./core/lifecycle/assumptions.ts";
export { type EvaluationInput, evaluate } from "./core/lifecycle/evaluate.ts";
export type {
  Fate,
  ImageOutcome,
  KeepReason,
  LifecycleEvaluation,
  RuleOutcome,
  RuleReading,
} from "./core/lifecycle/evaluation.ts";
export { formatLifecyclePolicy } from "./core/lifecycle/format-policy.ts";
export type { InUseImage } from "./core/lifecycle/in-use-image.ts";
export type { LifecycleImage } from "./core/lifecycle/lifecycle-image.ts";
export { type FixedPolicy, fixPolicy } from "./core/lifecycle/lint/fix-policy.ts";
export type { LintCode } from "./core/lifecycle/lint/lint-codes.ts";
export type { LintFinding, LintReport } from "./core/lifecycle/lint/lint-finding.ts";
export { type LintInput, lintPolicy } from "./core/lifecycle/lint/lint-policy.ts";
export { type ParsedLifecyclePolicy, parseLifecyclePolicy } from "./core/lifecycle/parse-policy.ts";
export type { LifecyclePolicy } from "./core/lifecycle/policy.ts";
export { parsePushPlan } from "./core/lifecycle/simulate/parse-push-plan.ts";
export type { PushPlan } from "./core/lifecycle/simulate/push-plan.ts";
export { type SimulationInput, simulate } from "./core/lifecycle/simulate/simulate.ts";
export type { Simulation } from "./core/lifecycle/simulate/simulation.ts";
export type { ImageRun, LifecycleRun, RepositoryRun } from "./core/lifecycle-run.ts";
export { type Digest, digestOf, parseDigest } from "./core/oci/digest.ts";
export { type Descriptor, type Manifest, parseManifest } from "./core/oci/manifest.ts";
export { formatReference, type ImageReference, parseReference } from "./core/oci/reference.ts";
