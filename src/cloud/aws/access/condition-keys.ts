import type { AccessRequest } from "../../../core/iam/request.ts";
import type { RequestedEndpoint } from "../operation.ts";

/** Condition keys of a request with their values (AWS Service Authorization Reference): `aws:SourceIp`, … */
export type ConditionKeys = Readonly<Record<string, string | readonly string[]>>;

/** A request's condition keys, made when a policy asks for one: the root user's are hardly ever looked at. */
export type ConditionKeySource = () => ConditionKeys;

/** The region that policies are told for services that have none of their own (IAM User Guide, `aws:RequestedRegion`). */
export const globalRegion = "us-east-1";

/** What every request has, on either door. */
export type RequestFacts = {
  readonly region: string;
  readonly endpoint: RequestedEndpoint;
  readonly sourceAddress: string;
  readonly userAgent: string | undefined;
  readonly wallNow: Date;
};

/** The condition keys that every request has (IAM User Guide, "AWS global condition context keys"). */
export function requestKeys({ region, endpoint, sourceAddress, userAgent, wallNow }: RequestFacts): ConditionKeys {
  return {
    "aws:CurrentTime": wallNow.toISOString(),
    "aws:EpochTime": String(Math.floor(wallNow.getTime() / 1000)),
    "aws:RequestedRegion": region,
    "aws:SecureTransport": String(endpoint.scheme === "https"),
    "aws:SourceIp": sourceAddress,
    ...(userAgent === undefined ? {} : { "aws:UserAgent": userAgent }),
    "aws:ViaAWSService": "false",
  };
}

/** The condition keys of tags in the input of any operation: `Tags` or `tags` of KMS's form or everyone else's, `TagKeys`. */
export function requestTagKeys(input: Readonly<Record<string, unknown>>): ConditionKeys {
  const tags = [input.Tags ?? input.tags ?? []].flat().map(readTag);
  const removed = [input.TagKeys ?? input.tagKeys ?? []].flat().map(String);
  const tagKeys = [...tags.map(([key]) => key), ...removed];
  return {
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    ...(tagKeys.length === 0 ? {} : { "aws:TagKeys": tagKeys }),
  };
}

function readTag(tag: unknown): readonly [key: string, value: string] {
  const { Key, Value, TagKey, TagValue } = tag as Readonly<Record<string, string | undefined>>; // the model's constraints hold
  return [Key ?? TagKey ?? "", Value ?? TagValue ?? ""];
}

/**
 * Looks condition keys up. Sources are asked in turn, each once, as far as a key is not found; of one that several have, the
 * first one's value counts.
 */
export function lookUpKeys(sources: readonly ConditionKeySource[]): AccessRequest["context"] {
  const read: Map<string, readonly string[]>[] = [];
  return (key) => {
    for (const [at, source] of sources.entries()) {
      const keys = read[at] ?? readKeys(source());
      read[at] = keys;
      const values = keys.get(key);
      if (values !== undefined) return values;
    }
    return undefined;
  };
}

function readKeys(keys: ConditionKeys): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const name in keys) {
    const value = keys[name] ?? [];
    values.set(name.toLowerCase(), typeof value === "string" ? [value] : value);
  }
  return values;
}
