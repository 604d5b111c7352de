import { repositoryArn } from "../../core/aws/arn.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { ecrOperation } from "../aws/define-operation.ts";
import { getRegistry } from "../images/registries.ts";
import { findRepository, repositoryNotFound } from "../images/repositories.ts";
import { repositoryScanning } from "./scanning-configuration.ts";

/** When the images of repositories are to be scanned (Amazon ECR API, BatchGetRepositoryScanningConfiguration). */
export const BatchGetRepositoryScanningConfiguration = ecrOperation("BatchGetRepositoryScanningConfiguration", {
  access: {
    action: "ecr:BatchGetRepositoryScanningConfiguration",
    resource: ({ repositoryNames }, { scope }) => repositoryNames.map((name) => repositoryArn(scope, name)),
  },
  members: ["repositoryNames"],
  handle({ repositoryNames }, context) {
    const { scope } = context;
    const registry = getRegistry(context, scope);
    const asked = repositoryNames.map((name) => ({
      name,
      repository: findRepository(context, scope, parseRepositoryName(name)),
    }));
    return {
      scanningConfigurations: asked.flatMap(({ repository }) =>
        repository === undefined ? [] : [repositoryScanning(registry, repository)],
      ),
      failures: asked.flatMap(({ name, repository }) =>
        repository !== undefined
          ? []
          : [
              {
                repositoryName: name,
                failureCode: "REPOSITORY_NOT_FOUND" as const,
                failureReason: repositoryNotFound(scope.account, name).message,
              },
            ],
      ),
    };
  },
});
