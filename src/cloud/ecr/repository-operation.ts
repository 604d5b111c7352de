import { repositoryArn } from "../../core/aws/arn.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { ecrOperation } from "../aws/define-operation.ts";
import type { EcrOperations } from "../aws/models/ecr.generated.ts";
import type { Operation, OperationContext } from "../aws/operation.ts";
import type { Repository } from "../images/image-types.ts";
import { getRepository, repositoryNotFound } from "../images/repositories.ts";
import { withEcrErrors } from "./ecr-error.ts";

/** The members by which an operation names its repository. */
type RepositoryInput = {
  readonly registryId?: string | undefined;
  readonly repositoryName: string;
  readonly uploadId?: string;
};

type RepositoryOperationName = {
  [Name in keyof EcrOperations]: EcrOperations[Name]["input"] extends RepositoryInput ? Name : never;
}[keyof EcrOperations];

/** What the file of an operation on one repository writes. */
type Definition<Name extends RepositoryOperationName> = {
  /** IAM action, where it is not the operation's own name. */
  readonly action?: string;
  readonly members: Operation<EcrOperations[Name]["input"], EcrOperations[Name]["output"]>["members"];
  readonly maxBodyBytes?: number;
  readonly handle: (
    input: EcrOperations[Name]["input"],
    repository: Repository,
    context: OperationContext,
  ) => EcrOperations[Name]["output"] | Promise<EcrOperations[Name]["output"]>;
};

/** An operation on one repository, which must exist: `handle` gets it, and may throw `ImagesError`s. */
export function repositoryOperation<Name extends RepositoryOperationName>(
  name: Name,
  { action = `ecr:${name}`, handle, ...others }: Definition<Name>,
): Operation<EcrOperations[Name]["input"], EcrOperations[Name]["output"]> {
  return ecrOperation(name, {
    // Another account's repository is not found, whoever asks: what is authorized is the asking, in the caller's own.
    access: { action, resource: (input: RepositoryInput, { scope }) => repositoryArn(scope, input.repositoryName) },
    ...others,
    handle(input, context) {
      const { registryId = context.scope.account, repositoryName, uploadId }: RepositoryInput = input;
      return withEcrErrors({ registryId, repositoryName, uploadId }, () =>
        handle(input, requestedRepository(registryId, repositoryName, context), context),
      );
    },
  });
}

/**
 * The repository of a registry.
 *
 * @throws ImagesError `REPOSITORY_NOT_FOUND`
 */
export function requestedRepository(registryId: string, name: string, context: OperationContext): Repository {
  if (registryId !== context.scope.account) {
    // The registries of different accounts are kept apart here: a repository policy opens none to another account.
    throw repositoryNotFound(registryId, name);
  }
  // The model takes no name that is none.
  return getRepository(context, context.scope, parseRepositoryName(name));
}
