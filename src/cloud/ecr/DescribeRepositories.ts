import { repositoryArn } from "../../core/aws/arn.ts";
import { ecrOperation } from "../aws/define-operation.ts";
import type { EcrOperations } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { listRepositories } from "../images/repositories.ts";
import { withEcrErrors } from "./ecr-error.ts";
import { nextPage, readPage, refusePageOf } from "./paging.ts";
import { requestedRepository } from "./repository-operation.ts";
import { repositoryOutput } from "./repository-output.ts";

type Types = EcrOperations["DescribeRepositories"];

/**
 * Repositories by name; those asked for by name in the order they were asked for, where one unknown name fails the call
 * (Amazon ECR API, DescribeRepositories).
 */
export const DescribeRepositories = ecrOperation("DescribeRepositories", {
  access: {
    action: "ecr:DescribeRepositories",
    resource(input, { scope }) {
      const [name = "*", ...others] = input.repositoryNames ?? [];
      return repositoryArn(scope, others.length === 0 ? name : "*");
    },
  },
  members: ["registryId", "repositoryNames", "nextToken", "maxResults"],
  handle(input, context) {
    const registryId = input.registryId ?? context.scope.account;
    return withEcrErrors({ registryId }, () =>
      input.repositoryNames === undefined
        ? describePage(input, registryId, context)
        : describeNamed(input, input.repositoryNames, registryId, context),
    );
  },
});

function describeNamed(
  input: Types["input"],
  names: readonly string[],
  registryId: string,
  context: OperationContext,
): Types["output"] {
  refusePageOf("repositoryNames", input);
  const repositories = names.map((name) => requestedRepository(registryId, name, context));
  return { repositories: repositories.map((repository) => repositoryOutput(repository, context.endpoint)) };
}

function describePage(input: Types["input"], registryId: string, context: OperationContext): Types["output"] {
  const { scope, endpoint } = context;
  const listing = ["DescribeRepositories", registryId, scope.region];
  const page = readPage(listing, input);
  // Nothing of another registry is seen from here (`requestedRepository`).
  if (registryId !== scope.account) return { repositories: [] };
  const found = listRepositories(context, scope, { ...page, limit: page.limit + 1 });
  const repositories = found.slice(0, page.limit);
  return {
    repositories: repositories.map((repository) => repositoryOutput(repository, endpoint)),
    ...nextPage(listing, found.length > page.limit ? repositories.at(-1)?.name : undefined),
  };
}
