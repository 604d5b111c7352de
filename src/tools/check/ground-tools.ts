import type { RepositoryName } from "../../core/oci/names.ts";
import type { CheckTarget } from "./check-target.ts";
import type { StepTalk } from "./run-steps.ts";

/** Who calls. */
export type Caller = { readonly account: string; readonly arn: string };

/** The steps that every check begins with, by whichever means. Each says what it found. */
export type GroundTools = {
  findPrerequisites(talk: StepTalk): Promise<void>;
  askCaller(talk: StepTalk): Promise<Caller>;
  /** Host of the registry: the one that `ECR_REGISTRY` names, else that of the account and region. */
  findRegistry(talk: StepTalk): Promise<string>;
  findRepository(registry: string, repository: RepositoryName, talk: StepTalk): Promise<CheckTarget>;
  logIn(registry: string, talk: StepTalk): Promise<void>;
};

/** What is done in those steps. */
export const groundTitles = {
  prerequisites: "what the check needs",
  identity: "who calls, and for which account",
  registry: "the region and its registry",
  repository: "the repository",
  login: "the registry takes the login",
} as const;
