import { repositoryArn } from "../../core/aws/arn.ts";
import type { AccountId } from "../../core/aws/scope.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { ecrOperation } from "../aws/define-operation.ts";
import type { EncryptionConfiguration } from "../aws/models/ecr.generated.ts";
import { unsupported } from "../aws/unsupported.ts";
import { createRepository } from "../images/repositories.ts";
import { withEcrErrors } from "./ecr-error.ts";
import { repositoryOutput } from "./repository-output.ts";
import { mergeRepositoryTags } from "./repository-tags.ts";
import { readTagMutability } from "./tag-mutability-input.ts";

/** Makes a repository (Amazon ECR API, CreateRepository). */
export const CreateRepository = ecrOperation("CreateRepository", {
  access: {
    action: "ecr:CreateRepository",
    resource(input, { scope }) {
      // What is asked for: another account's registry policy can allow it, which says nothing about the caller's own.
      const account = (input.registryId ?? scope.account) as AccountId;
      return repositoryArn({ account, region: scope.region }, input.repositoryName);
    },
    // Amazon ECR User Guide, "Working with tags using the AWS CLI or API".
    alsoActions: ({ tags = [] }) => (tags.length === 0 ? [] : ["ecr:TagResource"]),
  },
  members: [
    "registryId",
    "repositoryName",
    "tags",
    "imageTagMutability",
    "imageTagMutabilityExclusionFilters",
    "imageScanningConfiguration",
    "encryptionConfiguration",
  ],
  handle(input, context) {
    const { scope, endpoint } = context;
    if (input.registryId !== undefined && input.registryId !== scope.account) {
      throw unsupported("json", "ecr:CreateRepository", "does not support the registryId of another account");
    }
    const { tagMutability, filters } = readTagMutability(input);
    refuseKmsEncryption(input.encryptionConfiguration);
    return withEcrErrors({ registryId: scope.account }, () => {
      const repository = createRepository(context, scope, {
        name: parseRepositoryName(input.repositoryName),
        tagMutability,
        tagMutabilityFilters: filters,
        scanOnPush: input.imageScanningConfiguration?.scanOnPush === true,
        tags: mergeRepositoryTags([], input.tags ?? []),
      });
      return { repository: repositoryOutput(repository, endpoint) };
    });
  },
});

/**
 * ECR encrypts under a symmetric KMS key. This cloud's KMS makes signing keys alone, so there is none to name, and what
 * were to be encrypted would not be.
 *
 * @throws AwsError `UnsupportedOperationException`
 */
function refuseKmsEncryption(encryption: EncryptionConfiguration | undefined): void {
  if (encryption === undefined) return;
  const { encryptionType, kmsKey } = encryption;
  if (encryptionType === "AES256" && kmsKey === undefined) return;
  const member = encryptionType === "AES256" ? "kmsKey" : "encryptionType";
  throw unsupported(
    "json",
    "ecr:CreateRepository",
    `does not support encryptionConfiguration.${member} '${encryption[member]}'`,
  );
}
