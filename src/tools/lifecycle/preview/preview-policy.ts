import { setTimeout as wait } from "node:timers/promises";
import type {
  LifecyclePolicyPreviewResult as EcrResult,
  GetLifecyclePolicyPreviewCommandOutput,
} from "@aws-sdk/client-ecr";
import { InkanError } from "../../../core/error.ts";
import { type Digest, isDigest } from "../../../core/oci/digest.ts";
import { AwsCallError, callAws } from "../../connect/aws-call.ts";
import type { EcrRepository } from "../../images/ecr-repository.ts";

/** What ECR's own preview says that a policy would do. */
export type PolicyPreview = {
  /** The policy that was previewed. */
  readonly policy: string;
  /** The images that would be acted on; what stays is not among them. */
  readonly results: readonly PreviewResult[];
};

/** An image that ECR would act on. */
export type PreviewResult = {
  readonly digest: Digest;
  readonly tags: readonly string[];
  readonly pushedAt: Date | undefined;
  readonly action: "expire" | "transition";
  /** The rule that ECR names. */
  readonly rule: number | undefined;
};

/** ECR made no preview. */
export class PreviewError extends InkanError<
  "PREVIEW_RUNNING" | "PREVIEW_FAILED" | "PREVIEW_LATE" | "PREVIEW_ENDLESS"
> {
  override readonly name = "PreviewError";
}

/** Time before the state is asked for again, in milliseconds: a local cloud needs less than the first, ECR some seconds. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;

/** How long a preview is waited for, in milliseconds: ECR takes about a minute for the largest repositories. */
const MAX_WAIT_MS = 10 * 60_000;

/** Most results that a page may have (Amazon ECR API, GetLifecyclePolicyPreview `maxResults`). */
const PAGE_SIZE = 100;

/** Most pages that are read: those of a million images, ten times what ECR allows a repository. */
const MAX_PAGES = 10_000;

/**
 * Lets ECR preview a policy, waits, and reads the whole result. The repository and its policy stay as they are.
 *
 * @param options.policy text of the policy; the repository's own where absent
 * @throws AwsCallError, PreviewError; whatever `signal` was aborted with
 */
export async function previewPolicy(
  ecr: EcrRepository,
  options: { readonly policy?: string | undefined; readonly signal: AbortSignal },
): Promise<PolicyPreview> {
  const { signal } = options;
  await startPreview(ecr, options);
  const deadline = performance.now() + MAX_WAIT_MS;
  let first = await readPage(ecr, undefined, signal);
  for (let waitMs = FIRST_WAIT_MS; first.status === "IN_PROGRESS"; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    if (performance.now() > deadline) {
      throw new PreviewError(
        "PREVIEW_LATE",
        `ECR has not previewed ${ecr.repository} for ${MAX_WAIT_MS / 60_000} minutes`,
        { next: `aws ecr get-lifecycle-policy-preview --repository-name ${ecr.repository} says when it is done` },
      );
    }
    await wait(waitMs, undefined, { signal });
    first = await readPage(ecr, undefined, signal);
  }
  if (first.status !== "COMPLETE") {
    throw new PreviewError("PREVIEW_FAILED", `the preview of ${ecr.repository} ended as ${first.status}`, {
      next: "begin it again: nothing was changed",
    });
  }
  return { policy: first.lifecyclePolicyText ?? "", results: await readResults(ecr, first, signal) };
}

async function startPreview(
  { client, repository, key }: EcrRepository,
  { policy, signal }: Parameters<typeof previewPolicy>[1],
): Promise<void> {
  const { StartLifecyclePolicyPreviewCommand } = await import("@aws-sdk/client-ecr");
  const command = new StartLifecyclePolicyPreviewCommand({
    ...key,
    ...(policy === undefined ? {} : { lifecyclePolicyText: policy }),
  });
  try {
    await callAws(`beginning a preview of ${repository}`, () => client.send(command, { abortSignal: signal }));
  } catch (error) {
    if (!(error instanceof AwsCallError) || error.awsCode !== "LifecyclePolicyPreviewInProgressException") throw error;
    throw new PreviewError("PREVIEW_RUNNING", `another preview of ${repository} is under way`, {
      cause: error,
      next: "try again in a minute: a repository has one preview at a time",
    });
  }
}

async function readPage(
  { client, repository, key }: EcrRepository,
  nextToken: string | undefined,
  signal: AbortSignal,
): Promise<GetLifecyclePolicyPreviewCommandOutput> {
  const { GetLifecyclePolicyPreviewCommand } = await import("@aws-sdk/client-ecr");
  const input = { ...key, maxResults: PAGE_SIZE, ...(nextToken === undefined ? {} : { nextToken }) };
  return await callAws(`reading the preview of ${repository}`, () =>
    client.send(new GetLifecyclePolicyPreviewCommand(input), { abortSignal: signal }),
  );
}

async function readResults(
  ecr: EcrRepository,
  first: GetLifecyclePolicyPreviewCommandOutput,
  signal: AbortSignal,
): Promise<readonly PreviewResult[]> {
  const results: PreviewResult[] = [];
  let page = first;
  for (let pages = 1; ; pages += 1) {
    results.push(...(page.previewResults ?? []).flatMap(toResult));
    if (page.nextToken === undefined) return results;
    if (pages === MAX_PAGES) {
      throw new PreviewError("PREVIEW_ENDLESS", `the preview of ${ecr.repository} has more than ${MAX_PAGES} pages`);
    }
    page = await readPage(ecr, page.nextToken, signal);
  }
}

function toResult(result: EcrResult): readonly PreviewResult[] {
  const { imageDigest: digest, imageTags, imagePushedAt, action, appliedRulePriority } = result;
  if (digest === undefined || !isDigest(digest)) return [];
  return [
    {
      digest,
      tags: imageTags ?? [],
      pushedAt: imagePushedAt,
      action: action?.type === "TRANSITION" ? "transition" : "expire",
      rule: appliedRulePriority,
    },
  ];
}
