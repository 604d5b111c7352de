import { countOf } from "../../../core/count-of.ts";
import { formatLifecyclePolicy } from "../../../core/lifecycle/format-policy.ts";
import { nameImages } from "../../../core/lifecycle/name-images.ts";
import type { ReleaseGuess } from "../../../core/lifecycle/suggest/guess-releases.ts";
import type { Raised, Suggestion } from "../../../core/lifecycle/suggest/suggest-policy.ts";
import { weighAssumptions } from "../../../core/lifecycle/weigh-assumptions.ts";
import { nameSome } from "../../../core/name-some.ts";
import { describeTotals } from "../explain/explanation-table.ts";

/** The suggestion as a file to edit: JSON in lines, rules by priority. */
export function formatSuggestion({ policy }: Suggestion): string {
  return `${JSON.stringify(JSON.parse(formatLifecyclePolicy(policy)), undefined, 2)}\n`;
}

/** Why releases are taken to be what they are, in a line or two. */
export function explainGuess({ pattern, what, tags, alsoMatched }: ReleaseGuess): readonly string[] {
  const also =
    alsoMatched.length === 0
      ? []
      : [`'${pattern}' matches ${nameSome(alsoMatched)} as well, which will be counted as releases`];
  return [
    `releases: ${countOf(tags.length, "tag")} ${tags.length === 1 ? "looks" : "look"} like ${what}, so '${pattern}' (--releases PATTERN says otherwise)`,
    ...also,
  ];
}

/** What the numbers of a suggestion come from and what it does, a line each. */
export function explainSuggestion(suggestion: Suggestion): readonly string[] {
  const { keep, untaggedDays, accessories, unmatched, absent, evaluation } = suggestion;
  const images = evaluation.outcomes.map(({ image }) => image);
  const nameImage = nameImages(images);
  const { now, policy, assumptions } = evaluation;
  const restsOn = weighAssumptions({ images, now, policy, assumptions }, evaluation);
  return [
    ...explainRaised(keep, (count) => `the newest ${countOf(count, "release")} stay`),
    ...explainRaised(untaggedDays, (count) => `untagged images stay for ${countOf(count, "day")}`),
    ...(untaggedDays.for.length === 0 ? [] : ["what runs without a tag goes one day all the same: give it a tag"]),
    ...[...accessories].map(
      ([prefix, count]) =>
        `the newest ${count} images under tags such as ${prefix}….sig stay: twice what the images that stay need`,
    ),
    "signatures and attestations as referrers (cosign 3) go with their image, no rule needs to name them",
    ...(unmatched.length === 0
      ? []
      : [
          `no rule matches ${nameSome(unmatched.map(({ digest }) => nameImage(digest)))}; what no rule matches stays for good`,
        ]),
    ...absent.map(({ name }) => `${name} is said to be in use and is not in the repository`),
    `now ${describeTotals(evaluation.outcomes)}`,
    ...restsOn.map(
      ({ name, chosen, instead, images: dependents }) =>
        `this rests on ${name}=${chosen}: with ${name}=${instead}, ${countOf(dependents.length, "image")} would fare otherwise`,
    ),
  ];
}

function explainRaised({ count, for: names }: Raised, describe: (count: number) => string): readonly string[] {
  const why = names.length === 0 ? "" : `: ${nameSome(names.map(({ name }) => name))} would go with fewer`;
  return [`${describe(count)}${why}`];
}
