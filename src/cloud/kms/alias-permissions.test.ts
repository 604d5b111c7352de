import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  type KMSClient,
  UpdateAliasCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccessTestCloud, allow, refusal, startAccessTestCloud } from "../sts/test-access-cloud.ts";

let world: AccessTestCloud;
let keys: readonly [string, string];
beforeAll(async () => {
  world = await startAccessTestCloud();
  const create = new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
  const [first, second] = [await world.root.kms.send(create), await world.root.kms.send(create)];
  keys = [first.KeyMetadata?.Arn ?? "", second.KeyMetadata?.Arn ?? ""];
});
afterAll(() => world.close());

const AliasName = "alias/release";
const alias = `arn:aws:kms:ap-northeast-1:123456789012:${AliasName}`;
let users = 0;

/** What a user is refused who may do it with these resources alone; the ARN that the refusal is about, or `allowed`. */
async function refusedWith(call: (kms: KMSClient) => Promise<unknown>, resources: readonly string[]) {
  users += 1;
  const user = await world.user(`user-${users}`, allow(["kms:UpdateAlias", "kms:DeleteAlias"], resources));
  const said = await refusal(call(world.as(user).kms));
  return typeof said === "string" ? (/on resource: (\S+)/.exec(said)?.[1] ?? said) : "allowed";
}

describe("of an alias and its keys, permission is needed", () => {
  it("on all three to change it, on both to delete it", async () => {
    const [before, after] = keys;
    await world.root.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: before }));
    const update = (kms: KMSClient) => kms.send(new UpdateAliasCommand({ AliasName, TargetKeyId: after }));
    expect(await refusedWith(update, [before, after])).toBe(alias);
    expect(await refusedWith(update, [alias, after])).toBe(before);
    expect(await refusedWith(update, [alias, before])).toBe(after);
    expect(await refusedWith(update, [alias, before, after])).toBe("allowed");

    const remove = (kms: KMSClient) => kms.send(new DeleteAliasCommand({ AliasName }));
    expect(await refusedWith(remove, [after])).toBe(alias);
    expect(await refusedWith(remove, [alias, before])).toBe(after);
    expect(await refusedWith(remove, [alias, after])).toBe("allowed");
  });
});
