import { resolve } from "node:path";
import { countOf } from "../core/count-of.ts";
import {
  type AssumptionName,
  type Assumptions,
  assumptionNames,
  assumptionTable,
  isChoice,
} from "../core/lifecycle/assumptions.ts";
import type { InUseImage } from "../core/lifecycle/in-use-image.ts";
import { parseTime, timeForm } from "../core/parse-time.ts";
import { readCloudClock } from "../tools/connect/cloud-clock.ts";
import { countsPulls } from "../tools/lifecycle/images/counts-pulls.ts";
import { type LoadedImages, loadLifecycleImages } from "../tools/lifecycle/load-images.ts";
import { type PolicyText, parsePolicyText } from "../tools/lifecycle/parse-policy-text.ts";
import { type PolicyFile, readPolicyFile, readPolicyStream } from "../tools/lifecycle/policy-file.ts";
import { formatTime } from "../tools/report/amounts.ts";
import { type CommandContext, type cloudOptions, type OptionSpecs, type OptionValues, UsageError } from "./command.ts";
import { openCloud } from "./open-cloud.ts";

/** Options of the commands that evaluate a lifecycle policy over the images of one repository. */
export const evaluationOptions = {
  images: {
    kind: "value",
    value: "PATH",
    filled: true,
    summary: "images from a saved aws ecr describe-images, or a folder of them, instead of a repository",
  },
  manifests: {
    kind: "value",
    value: "FILE",
    filled: true,
    summary: "with --images: a saved aws ecr batch-get-image, which tells what the indexes contain",
  },
  "read-indexes": {
    kind: "boolean",
    summary:
      "whether a repository's indexes are read, which ECR counts as a pull of each (default: unless rules count pulls)",
  },
  now: {
    kind: "value",
    value: "TIME",
    filled: true,
    summary: "the moment of the evaluation, as 2026-11-25T12:00:00Z (default: the cloud's clock)",
  },
  assume: {
    kind: "list",
    value: "NAME=CHOICE",
    summary: "another answer where AWS's documentation has none; docs/lifecycle-assumptions.md lists them",
  },
} as const satisfies OptionSpecs;

/** The option that names another policy than the repository's own. */
export const policyOptions = {
  policy: { kind: "value", value: "FILE", filled: true, summary: "the policy (default: the repository's own)" },
} as const satisfies OptionSpecs;

type EvaluationValues = OptionValues<typeof evaluationOptions>;
type CloudValues = OptionValues<typeof cloudOptions>;

/** What a policy is evaluated over, as the command line says. */
export type OpenedImages = LoadedImages & {
  /** The moment of the evaluation. */
  readonly now: Date;
  readonly assumptions: Partial<Assumptions>;
};

/**
 * Loads the images that a command line names: those of `repository`, or of `--images`. Nothing is asked of a cloud for
 * the latter.
 *
 * @param policies those about to be evaluated: where one of them counts pulls, the indexes are not read unasked; ECR need
 *   not take them
 * @throws UsageError where both are given or none, and whatever loading throws
 */
export async function openImages(
  repository: string | undefined,
  options: EvaluationValues & CloudValues,
  context: CommandContext,
  policies: readonly (Pick<PolicyText, "text"> | undefined)[] = [],
): Promise<OpenedImages> {
  const { images: path, manifests } = options;
  const now = readNow(options.now);
  const assumptions = readAssumptions(options.assume);
  if (path !== undefined) {
    if (repository !== undefined) throw new UsageError(`REPO ('${repository}') and --images exclude each other`);
    const loaded = await loadLifecycleImages({ kind: "path", path, manifests });
    return { ...loaded, now: now ?? new Date(), assumptions };
  }
  if (repository === undefined)
    throw new UsageError("name a repository, or a saved listing of its images with --images");
  if (manifests !== undefined) throw new UsageError("--manifests goes with --images");
  const cloud = await openCloud(options, context);
  const unasked = policies.some((policy) => policy !== undefined && countsPulls(policy.text)) ? false : undefined;
  const loaded = await loadLifecycleImages({
    kind: "repository",
    cloud,
    repository,
    readIndexes: options["read-indexes"] ?? unasked,
  });
  return { ...loaded, now: now ?? (await readCloudClock(cloud)) ?? new Date(), assumptions };
}

/** How far this machine's clock and ECR's may be apart before a push seems to be of the future, in milliseconds. */
const maxClockSkewMs = 5 * 60 * 1000;

/** Says what loading the images left behind, what it could not tell, and where the moment does not fit them. */
export function tellOfImages(
  { indexesRead, images, now }: OpenedImages,
  options: Pick<EvaluationValues, "images">,
  context: Pick<CommandContext, "say" | "warn">,
): void {
  if (indexesRead > 0) {
    context.say(`${count(indexesRead, "index was", "indexes were")} read, which ECR counts as a pull`);
  }
  const later = images.filter(({ pushedAt }) => pushedAt.getTime() > now.getTime() + maxClockSkewMs).length;
  if (later > 0) context.warn(`${countOf(later, "image")} came after ${formatTime(now)}, the moment of the evaluation`);
  const unknown = images.filter(({ children, storageClass }) => children === "unknown" && storageClass !== "archive");
  if (unknown.length === 0) return;
  const way = options.images === undefined ? "--read-indexes" : "--manifests FILE";
  context.warn(
    `nobody says what ${count(unknown.length, "index contains", "indexes contain")}: images inside are taken for ordinary ones; ${way} tells`,
  );
}

/** Warns of a list of what is in use that is about other images: it looks like a safeguard and is none. */
export function tellOfInUse(
  list: string,
  inUse: readonly InUseImage[],
  { images, from }: LoadedImages,
  { warn }: Pick<CommandContext, "warn">,
): void {
  const digests = new Set(images.map((image) => image.digest));
  const tags = new Set(images.flatMap((image) => image.tags));
  const isHere = ({ digest, tag = "" }: InUseImage) => (digest === undefined ? tags.has(tag) : digests.has(digest));
  if (!inUse.some(isHere)) warn(`nothing in ${list} is an image of ${from}: the list protects none of them`);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The text of a policy that the command line names, `-` for stdin. Throws InkanError `FILE_UNREADABLE`. */
export async function openPolicyFile(
  path: string,
  { cwd, stdin }: Pick<CommandContext, "cwd" | "stdin">,
): Promise<PolicyFile> {
  return path === "-" ? await readPolicyStream(stdin) : readPolicyFile(resolve(cwd, path), path);
}

/** The same as a policy. Throws PolicyError; InkanError `FILE_UNREADABLE`. */
export async function openPolicy(path: string, context: Pick<CommandContext, "cwd" | "stdin">): Promise<PolicyText> {
  const { text, name } = await openPolicyFile(path, context);
  return parsePolicyText(text, name);
}

/** The policy of `--policy`, undefined where the repository's own is meant. Throws as `openPolicy`. */
export async function readPolicyOption(
  { policy }: OptionValues<typeof policyOptions>,
  context: Pick<CommandContext, "cwd" | "stdin">,
): Promise<PolicyText | undefined> {
  return policy === undefined ? undefined : await openPolicy(policy, context);
}

/** The repository's own policy. Throws UsageError where there is none, PolicyError where it is not understood. */
export function requireOwnPolicy({ policy, from }: LoadedImages): PolicyText {
  if (policy !== undefined) return parsePolicyText(policy, `the policy of ${from}`);
  throw new UsageError(`${from} has no lifecycle policy: name one with --policy FILE`);
}

/** The moment of `--now`; undefined where the present is meant. Throws UsageError. */
function readNow(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = parseTime(text);
  if (time === undefined) throw new UsageError(`--now is '${text}'; it must be ${timeForm}`);
  return time;
}

/** The answers of `--assume`. Throws UsageError. */
export function readAssumptions(given: readonly string[]): Partial<Assumptions> {
  const chosen: Partial<Record<AssumptionName, string>> = {};
  for (const text of given) {
    const [, name = "", choice = ""] = /^([^=]*)=?(.*)$/s.exec(text) ?? [];
    if (!isAssumption(name)) {
      throw new UsageError(`--assume is '${text}'; '${name}' is none of ${assumptionNames.join(", ")}`);
    }
    if (!isChoice(name, choice)) {
      const choices = Object.keys(assumptionTable[name].choices).join(" or ");
      throw new UsageError(`--assume is '${text}'; ${name} is ${choices}`);
    }
    if (chosen[name] !== undefined) throw new UsageError(`--assume gives two answers to ${name}`);
    chosen[name] = choice;
  }
  // Each was checked to be an answer to its own question.
  return chosen as Partial<Assumptions>;
}

function isAssumption(name: string): name is AssumptionName {
  return assumptionNames.some((known) => known === name);
}
