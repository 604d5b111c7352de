import { setTagMutability } from "../images/repository-settings.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { exclusionFilters, repositoryId } from "./repository-output.ts";
import { readTagMutability } from "./tag-mutability-input.ts";

/** Replaces a repository's tag mutability; tags that exist stay (Amazon ECR API, PutImageTagMutability). */
export const PutImageTagMutability = repositoryOperation("PutImageTagMutability", {
  members: ["registryId", "repositoryName", "imageTagMutability", "imageTagMutabilityExclusionFilters"],
  handle(input, repository, context) {
    const changed = setTagMutability(context, repository, readTagMutability(input));
    return {
      ...repositoryId(changed),
      imageTagMutability: changed.tagMutability,
      ...exclusionFilters(changed),
    };
  },
});
