import { version } from "../../core/version.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { type Environment, variable } from "../connect/environment.ts";
import { openEcrRepository } from "../images/ecr-repository.ts";
import { targetIn } from "./check-target.ts";
import type { GroundTools } from "./ground-tools.ts";

/** The first steps of a check with Inkan's own tools. */
export function createOwnGround(cloud: Cloud, env: Environment): GroundTools {
  return {
    findPrerequisites: async ({ say }) => {
      say(`inkan ${version} on Node.js ${process.versions.node}; no other program is needed`);
    },
    askCaller: async ({ say }) => {
      const { account, arn } = await cloud.identity();
      say(`${arn}, account ${account}`);
      return { account, arn };
    },
    findRegistry: async ({ say }) => {
      const named = variable(env, "ECR_REGISTRY");
      const { host } = await cloud.registry(named);
      const endpoint = cloud.endpoint === undefined ? "" : `, endpoint ${cloud.endpoint}`;
      say(`${host} in region ${await cloud.region()}${endpoint}${named === undefined ? "" : " (ECR_REGISTRY)"}`);
      return host;
    },
    findRepository: async (registry, repository, { say }) => {
      const { DescribeRepositoriesCommand } = await import("@aws-sdk/client-ecr");
      const { client, key } = await openEcrRepository(cloud, { host: registry, repository });
      const { repositoryName, ...others } = key;
      const input = { ...others, repositoryNames: [repositoryName] };
      const answer = await callAws(`looking for the repository ${repository}`, () =>
        client.send(new DescribeRepositoriesCommand(input)),
      );
      const { repositoryUri, imageTagMutability } = answer.repositories?.[0] ?? {};
      say(`${repositoryUri ?? repository}, tags ${(imageTagMutability ?? "MUTABLE").toLowerCase()}`);
      return targetIn(registry, repository);
    },
    logIn: async (registry, { say }) => {
      const { host } = await cloud.registry();
      await (await cloud.registry(registry === host ? undefined : registry)).ping();
      say(`${registry} takes the login that ECR gave`);
    },
  };
}

/**
 * A reference as the tools are to be given it. In the registry that ECR names to the caller it goes without its host: then
 * the login is the caller's, whoever docker's config is logged in as. Throws what `Cloud.registry` throws.
 */
export async function asCaller(cloud: Cloud, reference: string): Promise<string> {
  const { host } = await cloud.registry();
  return reference.startsWith(`${host}/`) ? reference.slice(host.length + 1) : reference;
}
