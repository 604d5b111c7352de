import { describeImageRegistry, type ImageRegistry } from "../core/image-registry/describe-image-registry.ts";
import { githubRepositoryForm, parseGithubRepository } from "../core/image-registry/github-repository.ts";
import { defaultChoices, deletionWindow, resolveChoices } from "../core/image-registry/options.ts";
import { callAws } from "../tools/connect/aws-call.ts";
import { resolveEndpoint, resolveIamEndpoint } from "../tools/connect/aws-endpoint.ts";
import type { Cloud } from "../tools/connect/cloud.ts";
import { isLoopback } from "../tools/connect/host-names.ts";
import type { JsonObject } from "../tools/report/json-value.ts";
import { type CommandContext, type cloudOptions, type OptionSpecs, type OptionValues, UsageError } from "./command.ts";
import { openCloud } from "./open-cloud.ts";
import { parseArgument } from "./parse-argument.ts";
import { parseCount } from "./parse-count.ts";

/** Options of the commands that act on an image registry's resources. */
export const registryOptions = {
  repository: {
    kind: "list",
    value: "NAME",
    summary: `a repository; any number of times (default: ${defaultChoices.repositories.join(", ")})`,
  },
  "images-kept": {
    kind: "value",
    value: "N",
    filled: true,
    default: `${defaultChoices.imagesKept}`,
    summary: "how many images of a repository its lifecycle policy keeps",
  },
  alias: {
    kind: "value",
    value: "ALIAS",
    filled: true,
    default: defaultChoices.alias,
    summary: "the signing key's name",
  },
  role: { kind: "value", value: "NAME", filled: true, default: defaultChoices.role, summary: "the role's name" },
  github: {
    kind: "value",
    value: "OWNER/REPO",
    filled: true,
    summary: `whose GitHub workflows may assume the role: ${githubRepositoryForm}`,
  },
  "deletion-window": {
    kind: "value",
    value: "DAYS",
    filled: true,
    default: `${defaultChoices.deletionWindowDays}`,
    summary: `days from the order to delete the key to its end, ${deletionWindow.min} to ${deletionWindow.max}`,
  },
} as const satisfies OptionSpecs;

/** A cloud and the resources that are meant of it. */
export type OpenedRegistry = {
  readonly cloud: Cloud;
  readonly registry: ImageRegistry;
  /** Where it is, in the stable shape that scripts read. */
  readonly place: JsonObject;
};

/**
 * Reads the options, then finds out which account and region are meant.
 *
 * @param use.trust whether the role's trust matters: at AWS it must be said then whom to trust
 * @throws UsageError, CloudError, AwsCallError
 */
export async function openRegistry(
  options: OptionValues<typeof registryOptions & typeof cloudOptions>,
  use: { readonly trust: boolean },
  context: CommandContext,
): Promise<OpenedRegistry> {
  const { repository, alias, role, github } = options;
  const imagesKept = parseCount("--images-kept", options["images-kept"]);
  const deletionWindowDays = parseCount("--deletion-window", options["deletion-window"]);
  const choices = parseArgument(() =>
    resolveChoices({
      repositories: repository.length === 0 ? undefined : repository,
      imagesKept,
      alias,
      deletionWindowDays,
      role,
      github: github === undefined ? undefined : parseGithubRepository(github),
    }),
  );
  const cloud = await openCloud(options, context);
  const ecr = await cloud.ecr();
  const endpoint = await callAws("finding out where the registry is", () => resolveEndpoint(ecr));
  if (use.trust && github === undefined && !(await isIamLocal(cloud))) {
    throw new UsageError(
      "whose GitHub workflows may assume the role? Only on a local cloud does the placeholder ORG/REPO do",
      "--github OWNER/REPO, or export INKAN_GITHUB=OWNER/REPO",
    );
  }
  const { account } = await cloud.identity();
  const region = await cloud.region();
  const registry = describeImageRegistry({ scope: { account, region }, ...choices });
  return { cloud, registry, place: { account, region, endpoint } };
}

/** Whoever is let in is let in by IAM, which need not be where the registry is. */
async function isIamLocal(cloud: Cloud): Promise<boolean> {
  const iam = await cloud.iam();
  const endpoint = await callAws("finding out where IAM is", () => resolveIamEndpoint(iam));
  return isLoopback(new URL(endpoint).hostname);
}
