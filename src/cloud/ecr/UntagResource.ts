import { ecrOperation } from "../aws/define-operation.ts";
import { removeTags } from "../iam/tags.ts";
import { setRepositoryTags } from "../images/repository-settings.ts";
import { withEcrErrors } from "./ecr-error.ts";
import { taggedArn, taggedRepository } from "./tagged-repository.ts";

/** Takes tags from a repository; a key that it does not have is no error (Amazon ECR API, UntagResource). */
export const UntagResource = ecrOperation("UntagResource", {
  access: { action: "ecr:UntagResource", resource: taggedArn },
  members: ["resourceArn", "tagKeys"],
  handle(input, context) {
    return withEcrErrors({ registryId: context.scope.account }, () => {
      const repository = taggedRepository(input, context);
      setRepositoryTags(context, repository, removeTags(repository.tags, input.tagKeys, "kept"));
      return {};
    });
  },
});
