import { countOf } from "../../core/count-of.ts";
import type { ImageOutcome } from "../../core/lifecycle/evaluation.ts";
import { explainRule } from "../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import { nameByTag } from "../../core/lifecycle/name-images.ts";
import { nameSome } from "../../core/name-some.ts";
import { parseTag, type RepositoryName, type Tag } from "../../core/oci/names.ts";
import { explainPolicy } from "../lifecycle/explain/explanation.ts";
import { describeTotals } from "../lifecycle/explain/explanation-table.ts";
import { countsPulls } from "../lifecycle/images/counts-pulls.ts";
import { type PolicyText, parsePolicyText } from "../lifecycle/parse-policy-text.ts";
import { CheckError } from "./check-error.ts";
import type { CheckTarget } from "./check-target.ts";
import { compareWithLimit, describeCount, type LimitVerdict, tellOfOtherCounts } from "./compare-with-limit.ts";
import { expectLosses } from "./expected-losses.ts";
import { expireDue, isDue, requireDeleted } from "./expire-due.ts";
import type { Decide, Expiry } from "./expiry.ts";
import { formatExpiry } from "./expiry-table.ts";
import type { LifecycleStep, LifecycleTools } from "./lifecycle-tools.ts";
import { type StepRunner, valueLeft } from "./run-steps.ts";

/** What a check does, fixed before it begins. */
export type LifecyclePlan = {
  readonly repository: RepositoryName;
  /** How many images are pushed. */
  readonly count: number;
  /** What the number of images that are left is compared with. */
  readonly limit: number;
  /** What the tags of the images begin with. */
  readonly tagPrefix: string;
};

export type LifecycleCheckOptions = {
  /** The moment by which ages go, asked when it is needed. */
  readonly now: () => Promise<Date>;
  /** Asked once there is something to expire. */
  readonly decide: Decide;
  /** Told of what people must know before it happens. */
  readonly warn: (line: string) => void;
};

/** What a check came by, as far as it got. */
export type LifecycleCheck = {
  readonly target: CheckTarget | undefined;
  readonly policy: PolicyText | undefined;
  readonly before: readonly LifecycleImage[] | undefined;
  readonly after: readonly LifecycleImage[] | undefined;
  readonly due: readonly ImageOutcome[];
  readonly expiry: Expiry | undefined;
  readonly left: readonly LifecycleImage[] | undefined;
  readonly verdict: LimitVerdict | undefined;
};

/**
 * Pushes images to a repository and shows what its lifecycle policy does with them: step by step, those that depend on a
 * failed one left out. Nothing is pushed where there is no policy, nothing deleted without a yes.
 */
export async function checkLifecycle(
  { run }: StepRunner<LifecycleStep>,
  tools: LifecycleTools,
  plan: LifecyclePlan,
  options: LifecycleCheckOptions,
): Promise<LifecycleCheck> {
  const ready = await run("prerequisites", [], (_, talk) => tools.findPrerequisites(talk));
  const caller = await run("identity", [ready], (_, talk) => tools.askCaller(talk));
  const registry = await run("registry", [caller], (_, talk) => tools.findRegistry(talk));
  const target = await run("repository", [registry], ([host], talk) =>
    tools.findRepository(host, plan.repository, talk),
  );
  const login = await run("login", [registry], ([host], talk) => tools.logIn(host, talk));
  const policy = await run("policy", [target], async ([found], talk) => {
    const text = await tools.readPolicy(found, talk);
    if (text === undefined) throw noPolicy(plan.repository);
    const parsed = parsePolicyText(text, `the policy of ${plan.repository}`);
    for (const rule of parsed.policy.rules) talk.say(`rule ${rule.priority}: ${explainRule(rule)}`);
    tellOfOtherCounts(parsed.policy, plan.limit, talk.say);
    return parsed;
  });
  const before = await run("before", [target], async ([found], talk) => {
    const images = await tools.listImages(found, { readIndexes: false }, talk);
    talk.say(describeCount(images));
    return images;
  });
  const tags = Array.from({ length: plan.count }, (_, index) => numberedTag(plan, index + 1));
  const pushed = await run(
    "push",
    [target, login, policy, before],
    async ([found, , { policy: rules }, there], talk) => {
      const losses = expectLosses(there, rules, { tags, now: await options.now() });
      if (losses.length > 0) {
        const names = nameSome(losses.map(nameByTag));
        options.warn(
          `with ${countOf(plan.count, "new image")} the policy takes ${countOf(losses.length, "image")} of those that are there: ${names}`,
        );
      }
      for (const tag of tags) await tools.pushImage(found, tag, talk);
      talk.say(
        `${countOf(plan.count, "image")}: ${found.name}:${tags[0]}${tags.length === 1 ? "" : ` to ${tags.at(-1)}`}`,
      );
    },
  );
  const after = await run("after", [target, policy, before, pushed], async ([found, { text }, there], talk) => {
    const images = await tools.listImages(found, { readIndexes: !countsPulls(text) }, talk);
    talk.say(`${describeCount(images)}, ${images.length - there.length} more than before`);
    return images;
  });
  const explained = await run("plan", [after, policy], async ([images, own], talk) => {
    const explanation = explainPolicy(
      { images, from: plan.repository, now: await options.now(), assumptions: {} },
      own,
    );
    talk.say(describeTotals(explanation.evaluation.outcomes));
    for (const line of formatExpiry(explanation)) talk.say(line);
    if (explanation.restsOn.length > 0) {
      talk.say(
        `where AWS's documentation is silent, some may fare otherwise: inkan lifecycle explain ${plan.repository}`,
      );
    }
    return explanation;
  });
  const settled: { expiry?: Expiry } = {};
  const expire = await run("expire", [target, before, explained], async ([found, there, explanation], talk) => {
    settled.expiry = await expireDue(tools, { target: found, before: there, explanation }, options.decide, talk);
    requireDeleted(settled.expiry, explanation.nameImage);
    return settled.expiry;
  });
  // What is left is of interest also, and above all, where some of it should be gone.
  const expiry: typeof expire = settled.expiry === undefined ? expire : { kind: "value", value: settled.expiry };
  const result = await run("result", [target, policy, expiry], async ([found, { policy: rules }, what], talk) => {
    const images = await tools.listImages(found, { readIndexes: false }, talk);
    const verdict = compareWithLimit(images, plan.limit, what);
    for (const line of verdict.lines) talk.say(line);
    if (verdict.kind !== "within") tellOfOtherCounts(rules, plan.limit, talk.say);
    return { images, verdict };
  });
  return {
    target: valueLeft(target),
    policy: valueLeft(policy),
    before: valueLeft(before),
    after: valueLeft(after),
    due: valueLeft(explained)?.evaluation.outcomes.filter(isDue) ?? [],
    expiry: settled.expiry,
    left: valueLeft(result)?.images,
    verdict: valueLeft(result)?.verdict,
  };
}

/** The tag of the image with a number: `PREFIX-07`, of as many digits as the last one has. */
export function numberedTag({ tagPrefix, count }: LifecyclePlan, number: number): Tag {
  return parseTag(`${tagPrefix}-${String(number).padStart(String(count).length, "0")}`);
}

function noPolicy(repository: string): CheckError {
  return new CheckError(
    "NO_POLICY",
    `${repository} has no lifecycle policy: it keeps every image, and there is nothing to check`,
    {
      next: `inkan lifecycle suggest ${repository} > policy.json; inkan lifecycle apply ${repository} policy.json`,
    },
  );
}
