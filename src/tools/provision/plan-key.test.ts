import { expect, test } from "vitest";
import { describeImageRegistry } from "../../core/image-registry/describe-image-registry.ts";
import { resolveOptions } from "../../core/image-registry/options.ts";
import type { FoundKey } from "./found-registry.ts";
import { planAlias } from "./plan-key.ts";

const { key } = describeImageRegistry(resolveOptions({ account: "123456789012", region: "ap-northeast-1" }));
const found = {
  id: "ours",
  arn: "arn:aws:kms:ap-northeast-1:123456789012:key/ours",
  spec: "RSA_2048",
  usage: "SIGN_VERIFY",
  state: "Enabled",
  deletesAt: undefined,
  description: key.description,
  policy: JSON.stringify(key.policy),
} satisfies Omit<FoundKey, "alias">;

// Keys of the local cloud are for signing alone: what is blocked here can only be had at AWS.
test.each([
  [undefined, "create"],
  [{ keyId: "ours", usage: "SIGN_VERIFY" }, "keep"],
  [{ keyId: "other", usage: "SIGN_VERIFY" }, "change"],
  [{ keyId: "other", usage: "ENCRYPT_DECRYPT" }, "blocked"],
] as const)("an alias that leads to %j is to be: %s", (alias, action) => {
  expect(planAlias(key, { ...found, alias })).toMatchObject({ action });
});
