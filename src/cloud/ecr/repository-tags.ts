import { AwsError } from "../aws/aws-error.ts";
import type { Tag } from "../aws/models/iam.generated.ts";
import { hasKeyTwice, joinTags } from "../iam/tags.ts";

/** Most tags of a repository, and most characters of a key and of a value (Amazon ECR User Guide, "Tag restrictions"). */
const limits = { tags: 50, key: 128, value: 256 } as const;

/** Letters, digits and spaces of any script, and these signs (same page). */
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** AWS keeps keys that begin so, in whatever case, to itself. */
const reserved = /^aws:/i;

/**
 * Tags given to a repository: those it had, the new ones in place of those with the same key. Upper and lower case make
 * different keys.
 *
 * @throws AwsError `InvalidTagParameterException`, `TooManyTagsException`
 */
export function mergeRepositoryTags(before: readonly Tag[], given: readonly Tag[]): readonly Tag[] {
  if (hasKeyTwice(given, "kept") || !given.every(isTag)) {
    throw new AwsError("InvalidTagParameterException", "Tag parameters are invalid");
  }
  const tags = joinTags(before, given, "kept");
  if (tags.length > limits.tags) {
    // ECR's sentence is not known.
    throw new AwsError("TooManyTagsException", `A repository can have no more than ${limits.tags} tags`);
  }
  return tags;
}

function isTag({ Key, Value }: Tag): boolean {
  const isKey = Key.length > 0 && Key.length <= limits.key && allowed.test(Key) && !reserved.test(Key);
  return isKey && Value.length <= limits.value && allowed.test(Value);
}
