import { deflateRawSync } from "node:zlib";
import type { AccountId } from "../../core/aws/scope.ts";
import { parsePolicyDocument } from "../../core/iam/parse-policy-document.ts";
import { policyFaultSentence } from "../../core/iam/policy-fault.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { AssumeRoleResponse, PolicyDescriptorType, Tag } from "../aws/models/sts.generated.ts";
import type { UnsignedContext } from "../aws/operation.ts";
import { issueSession } from "../aws/sessions.ts";
import type { IamRole } from "../iam/roles.ts";
import { credentialsOutput } from "./credentials-output.ts";

/** How long a role's session lasts where the caller does not say, and the most behind another role's, in seconds. */
const defaultSeconds = 3_600;
const maxChainedSeconds = 3_600;

/** Most managed policies of a session (AWS STS API, AssumeRole, `PolicyArns`). */
const maxPolicyArns = 10;

/** What policies and tags of a session may take, in bytes once packed; how AWS packs them is not known. */
const maxPackedBytes = 2_048;

/** What the caller asks of a role's session. */
export type RoleSessionRequest = {
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number | undefined;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
  readonly tags: readonly Tag[];
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
  readonly provider: string | undefined;
  /** Whether the caller is itself in a role. */
  readonly isChained: boolean;
  /** Where the call was made, for the role's last use. */
  readonly region: string;
};

/**
 * Makes a session of a role for someone who may assume it.
 *
 * @throws AwsError `ValidationError`, `MalformedPolicyDocument`, `PackedPolicyTooLarge`
 */
export function startRoleSession(
  { store, clocks }: Pick<UnsignedContext, "store" | "clocks">,
  account: AccountId,
  role: IamRole,
  request: RoleSessionRequest,
): Pick<AssumeRoleResponse, "AssumedRoleUser" | "Credentials" | "PackedPolicySize" | "SourceIdentity"> {
  const { RoleSessionName: name, tags, transitiveTagKeys, sourceIdentity, provider } = request;
  const lifetimeSeconds = checkDuration(role, request);
  const policies = request.Policy === undefined ? [] : [checkSessionPolicy(request.Policy)];
  const policyArns = checkPolicyArns({ store }, account, request.PolicyArns ?? []);
  const packedSize = packedPolicySize([...policies, ...policyArns, ...tags.flatMap(({ Key, Value }) => [Key, Value])]);
  const session = { policies, policyArns, tags, transitiveTagKeys, sourceIdentity, provider };
  const credentials = store.database.transaction(() => {
    store.database.run(
      "UPDATE iam_roles SET last_used_at = ?, last_used_region = ? WHERE account = ? AND unique_id = ?",
      ...[clocks.cloud().getTime(), request.region, account, role.uniqueId],
    );
    return issueSession(
      store,
      { account, principalId: role.uniqueId, name, lifetimeSeconds, ...session },
      clocks.wall(),
    );
  });
  return {
    Credentials: credentialsOutput(credentials),
    AssumedRoleUser: {
      AssumedRoleId: `${role.uniqueId}:${name}`,
      Arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${name}`,
    },
    ...(packedSize === 0 ? {} : { PackedPolicySize: packedSize }),
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
  };
}

function checkDuration(role: IamRole, { DurationSeconds = defaultSeconds, isChained }: RoleSessionRequest): number {
  if (isChained && DurationSeconds > maxChainedSeconds) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    );
  }
  if (DurationSeconds > role.maxSessionSeconds) {
    throw new AwsError(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
  }
  return DurationSeconds;
}

function checkSessionPolicy(text: string): string {
  const parsed = parsePolicyDocument(text, "identity");
  if (parsed.kind === "policy") return text;
  throw new AwsError("MalformedPolicyDocument", policyFaultSentence(parsed.fault, "identity"));
}

// AWS's own sentences for these two are not known.
function checkPolicyArns(
  { store }: Pick<UnsignedContext, "store">,
  account: AccountId,
  descriptors: readonly PolicyDescriptorType[],
): readonly string[] {
  if (descriptors.length > maxPolicyArns) {
    throw new AwsError("ValidationError", `A session takes at most ${maxPolicyArns} policies by their ARN.`);
  }
  return descriptors.map(({ arn = "" }) => {
    const row = store.database.get(
      "SELECT 1 FROM iam_policies WHERE arn = ? AND account IN (?, 'aws')",
      ...[arn, account],
    );
    if (row !== undefined) return arn;
    throw new AwsError("MalformedPolicyDocument", `Policy ${arn} does not exist.`);
  });
}

/** How much of the room for policies and tags a session takes, in whole percent; 0 where it has none of them. */
function packedPolicySize(texts: readonly string[]): number {
  if (texts.length === 0) return 0;
  const percent = Math.ceil((100 * deflateRawSync(texts.join("\n")).byteLength) / maxPackedBytes);
  if (percent <= 100) return percent;
  throw new AwsError(
    "PackedPolicyTooLarge",
    `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
  );
}
