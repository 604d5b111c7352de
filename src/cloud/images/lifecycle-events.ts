import { randomUUID } from "node:crypto";
import { repositoryArn } from "../../core/aws/arn.ts";
import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import type { LifecyclePolicy, LifecycleRule } from "../../core/lifecycle/policy.ts";
import { imageReferencedSentence } from "./ecr-sentences.ts";
import type { ActedImage, RefusedImage, RepositoryEvaluation } from "./evaluate-repository.ts";
import { recordEvent } from "./image-events.ts";
import type { ImageRoom, Repository } from "./image-types.ts";

/** Most images that one event tells of: from the tenth on ECR sends several, since CloudTrail's are limited in size. */
const maxImages = 9;

/** Most tags that an event names of one image. */
const maxTags = 100;

/**
 * Writes what CloudTrail would have been told of an evaluation, as EventBridge passes it on: of each image the rule that
 * took it, or why it could not be acted on (Amazon ECR User Guide, "Logging Amazon ECR actions with AWS CloudTrail").
 * One that acts on nothing leaves no event, where ECR sends an empty one: a sweep an hour would fill the store with them.
 *
 * @param eventName `DryRunEvent` for a preview
 */
export function recordEvaluation(
  room: ImageRoom,
  repository: Repository,
  eventName: "PolicyExecutionEvent" | "DryRunEvent",
  evaluation: RepositoryEvaluation,
): void {
  const lifecycleEventPolicy = {
    lifecycleEventRules: evaluation.policy.rules.map(eventRule),
    lastEvaluatedAt: repository.lifecycleEvaluatedAt?.getTime() ?? 0,
  };
  const images: readonly (ActedImage | RefusedImage)[] = [...evaluation.acted, ...evaluation.refused];
  for (let first = 0; first < images.length; first += maxImages) {
    const told = images.slice(first, first + maxImages);
    const details = {
      repositoryName: repository.name,
      lifecycleEventPolicy,
      lifecycleEventImageActions: told.filter((image) => "action" in image).map(eventAction),
      lifecycleEventFailureDetails: told.filter((image) => "index" in image).map(eventFailure),
    };
    recordEvent(room, repository.scope, {
      detailType: "AWS Service Event via CloudTrail",
      detail: cloudTrailRecord(repository, eventName, evaluation.now, details),
    });
  }
}

function cloudTrailRecord({ scope, name }: Repository, eventName: string, time: Date, serviceEventDetails: object) {
  return {
    eventVersion: "1.08",
    userIdentity: { accountId: scope.account, invokedBy: "AWS Internal" },
    eventTime: time.toISOString().replace(/\.[0-9]{3}Z$/, "Z"),
    eventSource: "ecr.amazonaws.com",
    eventName,
    awsRegion: scope.region,
    sourceIPAddress: "AWS Internal",
    userAgent: "AWS Internal",
    requestParameters: null,
    responseElements: null,
    eventID: randomUUID(),
    readOnly: eventName === "DryRunEvent",
    resources: [{ accountId: scope.account, type: "AWS::ECR::Repository", ARN: repositoryArn(scope, name) }],
    eventType: "AwsServiceEvent",
    managementEvent: true,
    recipientAccountId: scope.account,
    serviceEventDetails,
    eventCategory: "Management",
  };
}

function eventAction({ outcome, priority }: ActedImage) {
  return { lifecycleEventImage: eventImage(outcome.image), ...rulePriority(priority) };
}

function eventFailure({ outcome, priority, index }: RefusedImage) {
  return {
    lifecycleEventImage: eventImage(outcome.image),
    ...rulePriority(priority),
    failureCode: "ImageReferencedByManifestList",
    failureReason: imageReferencedSentence([index]),
  };
}

function rulePriority(priority: number | undefined): { readonly rulePriority?: number } {
  return priority === undefined ? {} : { rulePriority: priority };
}

function eventImage({ digest, tags, pushedAt }: LifecycleImage) {
  return {
    digest,
    tagStatus: tags.length === 0 ? "Untagged" : "Tagged",
    tagList: tags.slice(0, maxTags),
    pushedAt: pushedAt.getTime(),
  };
}

/** The words of the two count types of before 2025 are ECR's; those of the two others follow them. */
const countTypes: Readonly<Record<LifecycleRule["pick"]["kind"], string>> = {
  imageCountMoreThan: "Image count more than",
  sinceImagePushed: "Time since image pushed",
  sinceImagePulled: "Time since image pulled",
  sinceImageTransitioned: "Time since image transitioned",
};

function eventRule({ priority, description, tags, pick, action }: LifecyclePolicy["rules"][number]) {
  return {
    rulePriority: priority,
    ...(description === undefined ? {} : { description }),
    lifecycleEventSelection: {
      tagStatus: { any: "Any", untagged: "Untagged", patterns: "Tagged", prefixes: "Tagged" }[tags.kind],
      tagPrefixList: tags.kind === "prefixes" ? tags.prefixes : [],
      tagPatternList: tags.kind === "patterns" ? tags.patterns : [],
      countType: countTypes[pick.kind],
      ...(pick.kind === "imageCountMoreThan"
        ? { countNumber: pick.count }
        : { countUnit: "Days", countNumber: pick.days }),
    },
    action: action.kind,
  };
}
