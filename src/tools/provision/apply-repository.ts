import type { ResourceTags } from "../../core/image-registry/describe-image-registry.ts";
import { formatLifecyclePolicy } from "../../core/lifecycle/format-policy.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { differsIn, type PlannedResource } from "./registry-plan.ts";
import { tagList } from "./tag-list.ts";

/** Makes a repository, or sets what differs of it. Returns `HOST/NAME`. Throws AwsCallError. */
export async function applyRepository(
  cloud: Cloud,
  planned: PlannedResource & { readonly kind: "repository" },
  tags: ResourceTags,
): Promise<string> {
  const ecr = await import("@aws-sdk/client-ecr");
  const client = await cloud.ecr();
  const { description, found } = planned;
  const { name, tagMutability: imageTagMutability, scanOnPush, lifecyclePolicy } = description;
  const repository = { repositoryName: name };
  const imageScanningConfiguration = { scanOnPush };
  let uri = found?.uri;
  if (found === undefined) {
    const command = new ecr.CreateRepositoryCommand({
      ...repository,
      imageTagMutability,
      imageScanningConfiguration,
      tags: tagList(tags),
    });
    uri = (await callAws(`making the repository ${name}`, () => client.send(command))).repository?.repositoryUri;
  } else {
    if (differsIn(planned, "tagMutability")) {
      const command = new ecr.PutImageTagMutabilityCommand({ ...repository, imageTagMutability });
      await callAws(`setting the tag mutability of ${name}`, () => client.send(command));
    }
    if (differsIn(planned, "scanOnPush")) {
      const command = new ecr.PutImageScanningConfigurationCommand({ ...repository, imageScanningConfiguration });
      await callAws(`setting the scanning of ${name}`, () => client.send(command));
    }
  }
  if (differsIn(planned, "lifecyclePolicy")) {
    const lifecyclePolicyText = formatLifecyclePolicy(lifecyclePolicy);
    const command = new ecr.PutLifecyclePolicyCommand({ ...repository, lifecyclePolicyText });
    await callAws(`putting the lifecycle policy of ${name}`, () => client.send(command));
  }
  return uri ?? "";
}
