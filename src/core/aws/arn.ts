import { type AccountId, isAccountId, isRegion, partitionOf, type Region, type Scope } from "./scope.ts";

/** A parsed Amazon Resource Name. Global services leave the region empty, a few resources the account. */
export type Arn = {
  readonly partition: string;
  readonly service: string;
  readonly region: Region | "";
  readonly account: AccountId | "";
  /** Everything after the fifth colon, such as `repository/app` or `key/UUID`. */
  readonly resource: string;
};

/** Longest ARN that is read, in characters (IAM API, `arnType`). */
const maxArnLength = 2048;

/** Parses an ARN; undefined where the text is not one (AWS General Reference, "Amazon Resource Names"). */
export function parseArn(text: string): Arn | undefined {
  if (text.length > maxArnLength) return undefined;
  const match = /^arn:(aws[a-z0-9-]*):([a-z0-9-]+):([a-z0-9-]*):([0-9]*):(.+)$/s.exec(text);
  if (match === null) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  if (region !== "" && !isRegion(region)) return undefined;
  if (account !== "" && !isAccountId(account)) return undefined;
  return { partition, service, region: region as Region | "", account: account as AccountId | "", resource };
}

/** The ARN of a regional resource. */
function regionalArn(service: string, scope: Scope, resource: string): string {
  return `arn:${partitionOf(scope.region)}:${service}:${scope.region}:${scope.account}:${resource}`;
}

/** The ARN of a repository. */
export function repositoryArn(scope: Scope, name: string): string {
  return regionalArn("ecr", scope, `repository/${name}`);
}

/** The ARN of a KMS key. */
export function keyArn(scope: Scope, keyId: string): string {
  return regionalArn("kms", scope, `key/${keyId}`);
}

/** The ARN of a KMS alias; `alias` includes its prefix `alias/`. */
export function aliasArn(scope: Scope, alias: string): string {
  return regionalArn("kms", scope, alias);
}
