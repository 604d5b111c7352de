import type { ResourceTags } from "../../core/image-registry/describe-image-registry.ts";

/** Tags as ECR and IAM take them. */
export function tagList(tags: ResourceTags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
