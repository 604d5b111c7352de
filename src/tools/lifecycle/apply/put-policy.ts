import { InkanError } from "../../../core/error.ts";
import { callAws } from "../../connect/aws-call.ts";
import type { EcrRepository } from "../../images/ecr-repository.ts";
import { readStoredPolicy } from "../images/repository-images.ts";

/**
 * Gives a repository a lifecycle policy, in place of the one it may have.
 *
 * @param replacing text of the policy that it had when the change was judged, undefined for none: another one is left
 *   alone. ECR itself has no such condition, so that a change in the last moment is still lost
 * @throws AwsCallError; InkanError `POLICY_CHANGED`
 */
export async function putPolicy(
  ecr: EcrRepository,
  lifecyclePolicyText: string,
  { replacing }: { readonly replacing: string | undefined },
): Promise<void> {
  const { client, repository, key } = ecr;
  if ((await readStoredPolicy(ecr)) !== replacing) {
    throw new InkanError("POLICY_CHANGED", `somebody changed the policy of ${repository} in the meantime`, {
      next: "run the command again: it shows the change against the policy that is there now",
    });
  }
  const { PutLifecyclePolicyCommand } = await import("@aws-sdk/client-ecr");
  const command = new PutLifecyclePolicyCommand({ ...key, lifecyclePolicyText });
  await callAws(`putting the lifecycle policy of ${repository}`, () => client.send(command));
}
