import type { Tag } from "../aws/models/iam.generated.ts";
import { invalidInput, limitExceeded } from "./iam-errors.ts";

/**
 * Whether `Team` and `team` are one key: of users and roles they are, of policies and identity providers they are not
 * (IAM User Guide, "Tags for IAM resources").
 */
export type TagCase = "ignored" | "kept";

/** Most tags that a resource of IAM may have (IAM User Guide, "IAM and AWS STS quotas"). */
const maxTags = 50;

/** Tags as the database keeps them. */
export function writeTags(tags: readonly Tag[]): string {
  return JSON.stringify(tags.map(({ Key, Value }) => ({ Key, Value })));
}

/** What `writeTags` wrote. */
export function readTags(text: string): readonly Tag[] {
  return JSON.parse(text) as readonly Tag[]; // written by this module alone
}

/**
 * Tags given to something of IAM, joined to those it had.
 *
 * @throws AwsError `InvalidInput` where a key is given twice, `LimitExceeded`
 */
export function mergeTags(before: readonly Tag[], given: readonly Tag[], tagCase: TagCase): readonly Tag[] {
  if (hasKeyTwice(given, tagCase)) {
    throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }
  const tags = joinTags(before, given, tagCase);
  if (tags.length > maxTags) throw limitExceeded("The number of tags has reached the maximum limit.");
  return tags;
}

/** Whether two of the tags have the same key. */
export function hasKeyTwice(tags: readonly Tag[], tagCase: TagCase): boolean {
  return new Set(tags.map(({ Key }) => comparedKey(Key, tagCase))).size < tags.length;
}

/** The tags that something had, and those given to it, which take the place of those of the same key. */
export function joinTags(before: readonly Tag[], given: readonly Tag[], tagCase: TagCase): readonly Tag[] {
  const keys = given.map(({ Key }) => Key);
  return [...removeTags(before, keys, tagCase), ...given];
}

/** The tags without those of the keys; a key that is not there is no error. */
export function removeTags(before: readonly Tag[], keys: readonly string[], tagCase: TagCase): readonly Tag[] {
  const removed = new Set(keys.map((key) => comparedKey(key, tagCase)));
  return before.filter(({ Key }) => !removed.has(comparedKey(Key, tagCase)));
}

function comparedKey(key: string, tagCase: TagCase): string {
  return tagCase === "ignored" ? key.toLowerCase() : key;
}
