import { resolve } from "node:path";
import { InkanError } from "../core/error.ts";
import { lintPolicy } from "../core/lifecycle/lint/lint-policy.ts";
import { guessReleases } from "../core/lifecycle/suggest/guess-releases.ts";
import { suggestPolicy } from "../core/lifecycle/suggest/suggest-policy.ts";
import { parsePolicyText } from "../tools/lifecycle/parse-policy-text.ts";
import { readInUse } from "../tools/lifecycle/read-in-use.ts";
import { explainGuess, explainSuggestion, formatSuggestion } from "../tools/lifecycle/suggest/suggestion-words.ts";
import { type CommandContext, cloudOptions, defineCommand } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { evaluationOptions, type OpenedImages, openImages, tellOfImages, tellOfInUse } from "./lifecycle-options.ts";
import { parseCount } from "./parse-count.ts";
import { parseRepository } from "./parse-repository.ts";

const options = {
  keep: { kind: "value", value: "N", default: "10", summary: "how many releases stay" },
  "untagged-days": { kind: "value", value: "D", default: "14", summary: "how many days images without a tag stay" },
  releases: {
    kind: "value",
    value: "PATTERN",
    filled: true,
    summary: "tags of releases; * stands for any characters (default: guessed from the tags)",
  },
  "in-use": {
    kind: "value",
    value: "FILE",
    filled: true,
    summary: "digests and references of what runs: the numbers are raised until none of it goes",
  },
  ...evaluationOptions,
  ...cloudOptions,
} as const;

export const command = defineCommand({
  name: "lifecycle suggest",
  summary: "write a policy that keeps releases with their signatures, and nothing in use goes",
  arguments: ["[REPO]"],
  options,
  details: [
    "Prints a policy; why its numbers are what they are is on stderr. It expires releases beyond the newest N and untagged images after D days, keeps the signatures of both storages of all that stays, and names no other tag: what else is tagged stays. The policy is evaluated over the images that are there, and put nowhere.",
    "The list of --in-use has a digest or a reference a line. An older release in it raises N for good. An untagged image raises D, but goes one day all the same: give it a tag.",
  ],
  examples: [
    { line: "inkan lifecycle suggest sample-app-1 --local > policy.json", does: "writes a policy for a repository" },
    {
      line: "inkan lifecycle suggest sample-app-1 --keep 20 --untagged-days 7 --releases 'release-*' --in-use running.txt",
      does: "says what releases are, and what runs",
    },
  ],
  async run([repository], values, context) {
    const keep = parseCount("--keep", values.keep);
    const untaggedDays = parseCount("--untagged-days", values["untagged-days"]);
    const name = repository === undefined ? undefined : parseRepository(repository).repository;
    const list = values["in-use"];
    const inUse = list === undefined ? [] : readInUse(resolve(context.cwd, list), list, name);
    const opened = await openImages(repository, values, context);
    tellOfImages(opened, values, context);
    if (list !== undefined) tellOfInUse(list, inUse, opened, context);
    const releases = values.releases ?? chooseReleases(opened, context);
    const { images, now, assumptions } = opened;
    const suggestion = suggestPolicy({ images, now, assumptions, releases, keep, untaggedDays, inUse });
    const text = formatSuggestion(suggestion);
    parsePolicyText(text, "the suggestion");
    for (const line of explainSuggestion(suggestion)) context.say(line);
    const { findings } = lintPolicy({ text, images, now, assumptions, inUse });
    const lost = findings.filter(({ code }) => code === "in-use");
    for (const { message } of lost) context.warn(message);
    context.out.write(text);
    return lost.length === 0 ? exitCodes.done.code : exitCodes.policyViolated.code;
  },
});

function chooseReleases({ images, from }: OpenedImages, context: CommandContext): string {
  const guess = guessReleases(images.flatMap(({ tags }) => tags));
  if (guess === undefined) {
    throw new InkanError("NO_RELEASES", `no tag of ${from} looks like a release`, {
      next: "say which tags are releases: --releases 'release-*'",
    });
  }
  for (const line of explainGuess(guess)) context.say(line);
  return guess.pattern;
}
