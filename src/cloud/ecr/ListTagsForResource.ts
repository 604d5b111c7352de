import { ecrOperation } from "../aws/define-operation.ts";
import { withEcrErrors } from "./ecr-error.ts";
import { taggedArn, taggedRepository } from "./tagged-repository.ts";

/** The tags of a repository (Amazon ECR API, ListTagsForResource). */
export const ListTagsForResource = ecrOperation("ListTagsForResource", {
  access: { action: "ecr:ListTagsForResource", resource: taggedArn },
  members: ["resourceArn"],
  handle: (input, context) =>
    withEcrErrors({ registryId: context.scope.account }, () => ({ tags: taggedRepository(input, context).tags })),
});
