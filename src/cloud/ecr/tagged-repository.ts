import { parseArn } from "../../core/aws/arn.ts";
import { partitionOf } from "../../core/aws/scope.ts";
import { isRepositoryName } from "../../core/oci/names.ts";
import type { AwsError } from "../aws/aws-error.ts";
import type { OperationContext } from "../aws/operation.ts";
import type { Repository } from "../images/image-types.ts";
import { repositoryNotFound } from "../images/repositories.ts";
import { invalidParameter } from "./ecr-error.ts";
import { requestedRepository } from "./repository-operation.ts";

/** The member by which the operations on tags name what they are about. */
type TaggedInput = { readonly resourceArn: string };

/**
 * The ARN that authorization is asked about.
 *
 * @throws AwsError `InvalidParameterException` where it is no repository's
 */
export function taggedArn({ resourceArn }: TaggedInput): string {
  parseRepositoryArn(resourceArn);
  return resourceArn;
}

/**
 * The repository of an ARN.
 *
 * @throws AwsError `InvalidParameterException`
 * @throws ImagesError `REPOSITORY_NOT_FOUND`, of one in another region too: each has a registry of its own
 */
export function taggedRepository({ resourceArn }: TaggedInput, context: OperationContext): Repository {
  const { account, region, name } = parseRepositoryArn(resourceArn);
  if (region !== context.scope.region) throw repositoryNotFound(account, name);
  return requestedRepository(account, name, context);
}

/**
 * Repositories are all that can be tagged (Amazon ECR API, TagResource). An ARN that is read is the only one its repository
 * has, so that what policies say of a repository holds however a request names it.
 */
function parseRepositoryArn(text: string): {
  readonly account: string;
  readonly region: string;
  readonly name: string;
} {
  const arn = parseArn(text);
  const name = /^repository\/(.+)$/.exec(arn?.resource ?? "")?.[1] ?? "";
  if (arn?.service !== "ecr" || arn.account === "" || arn.region === "" || !isRepositoryName(name)) throw invalidArn();
  if (arn.partition !== partitionOf(arn.region)) throw invalidArn();
  return { account: arn.account, region: arn.region, name };
}

function invalidArn(): AwsError {
  return invalidParameter("resourceArn", "Invalid ARN");
}
