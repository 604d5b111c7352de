import type { AccountId } from "../../core/aws/scope.ts";
import type { Clocks } from "../clocks.ts";
import type { Store } from "../store/open-store.ts";

/** What the functions of IAM work on: the store, its clocks, and the one account that is asked about. */
export type IamRoom = {
  readonly store: Store;
  readonly clocks: Clocks;
  readonly scope: { readonly account: AccountId };
};

/** The ARN of something of IAM; `resource` is what stands after the account: `user/ci`, `role/path/deploy`. */
export function iamArn({ scope }: Pick<IamRoom, "scope">, resource: string): string {
  return `arn:aws:iam::${scope.account}:${resource}`;
}
