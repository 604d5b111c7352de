import { AwsError } from "../aws/aws-error.ts";
import type { Tag } from "../aws/models/iam.generated.ts";
import type { Tag as KmsTag } from "../aws/models/kms.generated.ts";
import { hasKeyTwice, joinTags, removeTags } from "../iam/tags.ts";

/** Most tags of a key (AWS Tagging Guide, "Tag quotas"). */
const maxTags = 50;

/** `Team` and `team` are two keys (AWS KMS Developer Guide, "Tags in AWS KMS"). */
const tagCase = "kept";

/**
 * The tags of a key after it has been given some.
 *
 * @throws AwsError `TagException`
 */
export function tagKey(before: readonly Tag[], given: readonly KmsTag[]): readonly Tag[] {
  const added = given.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }));
  if (hasKeyTwice(added, tagCase)) throw new AwsError("TagException", "Duplicate tag keys");
  const tags = joinTags(before, added, tagCase);
  if (tags.length > maxTags) throw new AwsError("TagException", "Too many tags");
  if (added.some(({ Key }) => /^aws:/i.test(Key))) {
    throw new AwsError("TagException", "Tags beginning with aws: are reserved");
  }
  return tags;
}

/** The tags of a key after those of some keys have been taken away; a key that is not there is no error. */
export function untagKey(before: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  return removeTags(before, keys, tagCase);
}
