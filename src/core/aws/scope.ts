declare const accountBrand: unique symbol;
declare const regionBrand: unique symbol;

/** A 12-digit AWS account id. */
export type AccountId = string & { readonly [accountBrand]: true };

/** An AWS region name such as `ap-northeast-1`. */
export type Region = string & { readonly [regionBrand]: true };

/** Where regional state lives: nothing in one scope is seen from another. */
export type Scope = { readonly account: AccountId; readonly region: Region };

const accountPattern = /^[0-9]{12}$/;
const regionPattern = /^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$/;

/** Whether the text is an account id. */
export function isAccountId(text: string): text is AccountId {
  return accountPattern.test(text);
}

/** Whether the text has the form of a region name; whether AWS has such a region is not asked. */
export function isRegion(text: string): text is Region {
  return text.length <= 32 && regionPattern.test(text);
}

/** The partition a region belongs to (AWS General Reference, ARN format). */
export function partitionOf(region: Region): "aws" | "aws-cn" | "aws-us-gov" {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
