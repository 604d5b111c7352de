import type { Repository } from "@aws-sdk/client-ecr";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";

/** A repository and its settings, as `repos` shows it. */
export type RepositoryRecord = {
  readonly name: string;
  readonly uri: string;
  readonly arn: string;
  readonly createdAt: Date | undefined;
  readonly tagMutability: string;
  readonly scanOnPush: boolean;
};

/** Most repositories a page may have (Amazon ECR API, DescribeRepositories `maxResults`). */
const PAGE_SIZE = 1000;

/** All repositories of the current account and region, by name. Throws AwsCallError. */
export async function listRepositories(cloud: Cloud): Promise<readonly RepositoryRecord[]> {
  const { paginateDescribeRepositories } = await import("@aws-sdk/client-ecr");
  const client = await cloud.ecr();
  return await callAws("listing the repositories", async () => {
    const repositories: RepositoryRecord[] = [];
    for await (const page of paginateDescribeRepositories({ client, pageSize: PAGE_SIZE }, {})) {
      repositories.push(...(page.repositories ?? []).map(toRecord));
    }
    return repositories.sort((a, b) => (a.name < b.name ? -1 : 1));
  });
}

function toRecord(repository: Repository): RepositoryRecord {
  return {
    name: repository.repositoryName ?? "",
    uri: repository.repositoryUri ?? "",
    arn: repository.repositoryArn ?? "",
    createdAt: repository.createdAt,
    tagMutability: repository.imageTagMutability ?? "MUTABLE",
    scanOnPush: repository.imageScanningConfiguration?.scanOnPush ?? false,
  };
}
