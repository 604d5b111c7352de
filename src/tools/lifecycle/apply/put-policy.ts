import { callAws } from "../../connect/aws-call.ts";
import type { EcrRepository } from "../../images/ecr-repository.ts";

/** Gives a repository a lifecycle policy, in place of the one it may have. Throws AwsCallError. */
export async function putPolicy(
  { client, repository, key }: EcrRepository,
  lifecyclePolicyText: string,
): Promise<void> {
  const { PutLifecyclePolicyCommand } = await import("@aws-sdk/client-ecr");
  const command = new PutLifecyclePolicyCommand({ ...key, lifecyclePolicyText });
  await callAws(`putting the lifecycle policy of ${repository}`, () => client.send(command));
}
