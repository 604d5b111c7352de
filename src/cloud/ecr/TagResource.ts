import { ecrOperation } from "../aws/define-operation.ts";
import { setRepositoryTags } from "../images/repository-settings.ts";
import { withEcrErrors } from "./ecr-error.ts";
import { mergeRepositoryTags } from "./repository-tags.ts";
import { taggedArn, taggedRepository } from "./tagged-repository.ts";

/** Gives a repository tags (Amazon ECR API, TagResource). */
export const TagResource = ecrOperation("TagResource", {
  access: { action: "ecr:TagResource", resource: taggedArn },
  members: ["resourceArn", "tags"],
  handle(input, context) {
    return withEcrErrors({ registryId: context.scope.account }, () => {
      const repository = taggedRepository(input, context);
      setRepositoryTags(context, repository, mergeRepositoryTags(repository.tags, input.tags));
      return {};
    });
  },
});
