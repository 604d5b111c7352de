import { deleteRepository } from "../images/repositories.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryOutput } from "./repository-output.ts";

/** Deletes a repository, with `force` its images too (Amazon ECR API, DeleteRepository). */
export const DeleteRepository = repositoryOperation("DeleteRepository", {
  members: ["registryId", "repositoryName", "force"],
  handle(input, { scope, name }, context) {
    const deleted = deleteRepository(context, scope, name, { force: input.force === true });
    return { repository: repositoryOutput(deleted, context.endpoint) };
  },
});
