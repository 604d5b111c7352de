import { type AccountId, isAccountId, isRegion, type Region, type Scope } from "./aws/scope.ts";
import { ControlProtocolError, parseMembers } from "./control-protocol.ts";
import type { Digest } from "./oci/digest.ts";

/** A run of lifecycle policies that the owner of a local cloud asks for. */
export type LifecycleRunRequest = {
  /** The registry whose repositories are meant; absent: every registry of the cloud, with `repositories: "all"`. */
  readonly scope?: Scope;
  /** By name; `all`: those that have a policy. */
  readonly repositories: readonly string[] | "all";
  /** Whether nothing is done, only evaluated. */
  readonly dryRun: boolean;
};

/**
 * Milliseconds that may lie between two runs that a cloud makes by itself: at least a second, as each reads every
 * repository; at most the day within which ECR acts.
 */
const runEveryMs = { min: 1000, max: 24 * 60 * 60 * 1000 } as const;

/** Whether runs may be so many milliseconds apart. */
export function isRunEvery(ms: number): boolean {
  return ms >= runEveryMs.min && ms <= runEveryMs.max;
}

/** What a run did, or with `dryRun` would do. */
export type LifecycleRun = {
  /** What the cloud's clock showed. */
  readonly now: Date;
  readonly dryRun: boolean;
  readonly repositories: readonly RepositoryRun[];
};

/** What became of one repository. */
export type RepositoryRun = {
  readonly scope: Scope;
  readonly repository: string;
  /** Without a policy nothing is evaluated. */
  readonly hasPolicy: boolean;
  /** How many images were left as they are, those that an index holds back among them. */
  readonly kept: number;
  /** What was acted on or could not be, oldest first. */
  readonly images: readonly ImageRun[];
};

/** What became of one image. */
export type ImageRun = {
  readonly digest: Digest;
  readonly tags: readonly string[];
  readonly pushedAt: Date;
  /** `refused`: due, and inside an index that stays for now. */
  readonly result: "expired" | "archived" | "refused";
  /** The priority of the rule that takes the image, or what it refers to; absent where that was gone already. */
  readonly rule?: number;
  /** A sentence. */
  readonly because: string;
};

/** The text of a request. */
export function formatRunRequest(request: LifecycleRunRequest): string {
  return JSON.stringify(request);
}

/**
 * Reads the text of a request.
 *
 * @throws ControlProtocolError
 */
export function parseRunRequest(text: string): LifecycleRunRequest {
  const { scope, repositories, dryRun } = parseMembers(text);
  if (typeof dryRun !== "boolean") throw new ControlProtocolError("a lifecycle run without dryRun");
  if (repositories === "all") return { ...readScope(scope), repositories, dryRun };
  if (!isListOfTexts(repositories) || scope === undefined) {
    throw new ControlProtocolError("a lifecycle run without the names of repositories and their scope");
  }
  return { ...readScope(scope), repositories, dryRun };
}

/** The text of what a run did. */
export function formatRun(run: LifecycleRun): string {
  return JSON.stringify(run);
}

/**
 * Reads the text of what a run did.
 *
 * @throws ControlProtocolError where it is not what this version's cloud writes, as far as can be seen at a glance
 */
export function parseRun(text: string): LifecycleRun {
  const members = parseMembers(text);
  if (!Array.isArray(members.repositories)) throw new ControlProtocolError("no lifecycle run");
  const run = members as unknown as LifecycleRun;
  const withTime = (image: ImageRun): ImageRun => ({ ...image, pushedAt: new Date(image.pushedAt) });
  return {
    ...run,
    now: new Date(run.now),
    repositories: run.repositories.map((repository) => ({ ...repository, images: repository.images.map(withTime) })),
  };
}

function readScope(value: unknown): { readonly scope?: Scope } {
  if (value === undefined) return {};
  const { account, region } = (value ?? {}) as { readonly account?: AccountId; readonly region?: Region };
  if (typeof account !== "string" || !isAccountId(account) || typeof region !== "string" || !isRegion(region)) {
    throw new ControlProtocolError("a lifecycle run of no registry");
  }
  return { scope: { account, region } };
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === "string");
}
