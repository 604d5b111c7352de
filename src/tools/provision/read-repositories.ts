import { parseRepositoryName } from "../../core/oci/names.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { mapParallel } from "../connect/parallel.ts";
import { readStoredPolicy } from "../lifecycle/images/repository-images.ts";
import type { FoundRepository } from "./found-registry.ts";
import { ifThere } from "./if-there.ts";

/** Requests that are under way at once. */
const PARALLEL = 8;

/** Those of the repositories that are there, by name. Throws AwsCallError. */
export async function readRepositories(
  cloud: Cloud,
  names: readonly string[],
): Promise<ReadonlyMap<string, FoundRepository>> {
  const found = await mapParallel(names, PARALLEL, async (name) => [name, await readRepository(cloud, name)] as const);
  return new Map(
    found.flatMap(([name, repository]) => (repository === undefined ? [] : [[name, repository] as const])),
  );
}

async function readRepository(cloud: Cloud, name: string): Promise<FoundRepository | undefined> {
  const { DescribeRepositoriesCommand } = await import("@aws-sdk/client-ecr");
  const client = await cloud.ecr();
  const command = new DescribeRepositoriesCommand({ repositoryNames: [name] });
  const answer = await ifThere(callAws(`describing the repository ${name}`, () => client.send(command)));
  const repository = answer?.repositories?.[0];
  if (repository === undefined) return undefined;
  const key = { repositoryName: name };
  return {
    arn: repository.repositoryArn ?? "",
    uri: repository.repositoryUri ?? "",
    tagMutability: repository.imageTagMutability ?? "MUTABLE",
    scanOnPush: repository.imageScanningConfiguration?.scanOnPush ?? false,
    lifecyclePolicy: await readStoredPolicy({ client, repository: parseRepositoryName(name), key }),
  };
}
