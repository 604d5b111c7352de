import { randomUUID } from "node:crypto";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  ListAliasesCommand,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
  UpdateAliasCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KmsTestCloud, refusal, startKmsTestCloud, type TestKey } from "./test-kms-cloud.ts";

let test: KmsTestCloud;
beforeAll(async () => {
  test = await startKmsTestCloud();
});
afterAll(() => test.close());

describe("CreateAlias", () => {
  const create = (AliasName: string, key: { readonly id: string }) =>
    refusal(test.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: key.id })));

  it("refuses names in AWS's words", async () => {
    const key = await test.makeKey();
    const alias = await test.makeAlias(key);
    const prefix =
      'ValidationException: Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html';
    expect(await create("nobody", key)).toBe(prefix);
    expect(await create("alias/", key)).toBe(prefix);
    expect(await create("alias/aws/ecr", key)).toMatch(/^NotAuthorizedException/);
    expect(await create("alias/a:b", key)).toBe(
      "ValidationException: alias/a:b contains invalid characters for an alias",
    );
    expect(await create("alias/a b", key)).toMatch(
      /^ValidationException: 1 validation error detected: Value 'alias\/a b' at 'aliasName'/,
    );
    expect(await create(alias, key)).toBe(
      `AlreadyExistsException: An alias with the name arn:aws:kms:${test.region}:${test.cloud.account}:${alias} already exists`,
    );
    expect(await create("alias/x", { id: alias })).toBe("ValidationException: Aliases must refer to keys. Not aliases");
    expect(await create("alias/x", { id: `arn:aws:kms:${test.region}:${test.cloud.account}:${alias}` })).toBe(
      "ValidationException: Aliases must refer to keys. Not aliases",
    );
    expect(await create("alias/x", { id: randomUUID() })).toMatch(/^NotFoundException: Key 'arn/);
  });

  it("gives a key fifty names at most", async () => {
    const key = await test.makeKey();
    for (let count = 0; count < 50; count++) await test.makeAlias(key);
    expect(await create("alias/one-too-many", key)).toMatch(/^LimitExceededException/);
  });
});

describe("UpdateAlias", () => {
  const update = (AliasName: string, TargetKeyId: string) =>
    refusal(test.kms.send(new UpdateAliasCommand({ AliasName, TargetKeyId })));
  const shown = async (key: TestKey) => (await test.kms.send(new ListAliasesCommand({ KeyId: key.id }))).Aliases;

  it("gives the name to another key, and says when", async () => {
    const [before, after] = [await test.makeKey(), await test.makeKey("RSA_2048")];
    const alias = await test.makeAlias(before);
    const made = test.cloud.wallNow();
    test.cloud.ahead.cloud += 60_000;
    expect(await update(alias, after.arn)).toBe("not refused");
    expect(await shown(before)).toEqual([]);
    const LastUpdatedDate = new Date(made.getTime() + 60_000);
    expect(await shown(after)).toMatchObject([{ AliasName: alias, CreationDate: made, LastUpdatedDate }]);
    expect((await test.kms.send(new DescribeKeyCommand({ KeyId: alias }))).KeyMetadata?.Arn).toBe(after.arn);
    test.cloud.ahead.cloud -= 60_000;
  });

  it("refuses in AWS's words", async () => {
    const key = await test.makeKey();
    const alias = await test.makeAlias(key);
    expect(await update("alias/nobody", key.id)).toBe(
      `NotFoundException: Alias arn:aws:kms:${test.region}:${test.cloud.account}:alias/nobody is not found.`,
    );
    expect(await update("nobody", key.id)).toMatch(/^ValidationException: Alias must start with the prefix "alias\/"/);
    expect(await update("alias/aws/ecr", key.id)).toMatch(/^NotAuthorizedException/);
    expect(await update(alias, alias)).toBe("ValidationException: Aliases must refer to keys. Not aliases");
    expect(await update(alias, randomUUID())).toMatch(/^NotFoundException: Key 'arn/);
  });

  it("takes a name from a key that is about to go, and gives it none", async () => {
    const [goes, stays] = [await test.makeKey(), await test.makeKey()];
    const [rescued, kept] = [await test.makeAlias(goes), await test.makeAlias(stays)];
    await test.kms.send(new ScheduleKeyDeletionCommand({ KeyId: goes.id }));
    expect(await update(rescued, stays.id)).toBe("not refused");
    expect(await update(kept, goes.id)).toBe(`KMSInvalidStateException: ${goes.arn} is pending deletion.`);
  });

  it("gives no key more than fifty names", async () => {
    const full = await test.makeKey();
    let last = "";
    for (let count = 0; count < 50; count++) last = await test.makeAlias(full);
    expect(await update(await test.makeAlias(await test.makeKey()), full.id)).toMatch(/^LimitExceededException/);
    expect(await update(last, full.id)).toBe("not refused");
  });
});

describe("DeleteAlias", () => {
  const remove = (AliasName: string) => refusal(test.kms.send(new DeleteAliasCommand({ AliasName })));

  it("takes the name away and leaves the key", async () => {
    const key = await test.makeKey();
    const alias = await test.makeAlias(key);
    expect(await remove(alias)).toBe("not refused");
    const gone = `NotFoundException: Alias arn:aws:kms:${test.region}:${test.cloud.account}:${alias} is not found.`;
    expect(await remove(alias)).toBe(gone);
    expect(await refusal(test.kms.send(new DescribeKeyCommand({ KeyId: alias })))).toBe(gone);
    expect((await test.kms.send(new DescribeKeyCommand({ KeyId: key.id }))).KeyMetadata?.Enabled).toBe(true);
  });

  it("takes the names of keys of one's own alone", async () => {
    expect(await remove("alias/aws/ecr")).toMatch(/^NotAuthorizedException/);
    expect(await remove((await test.makeKey()).id)).toMatch(/^ValidationException: Alias must start with the prefix/);
  });
});

describe("ListKeys and ListAliases", () => {
  it("give every entry once, page by page", async () => {
    const lister = test.clientOf("eu-central-1");
    const ids: string[] = [];
    const names: string[] = [];
    for (let count = 0; count < 5; count++) {
      const { KeyMetadata } = await lister.send(
        new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }),
      );
      ids.push(KeyMetadata?.KeyId ?? "");
      const AliasName = `alias/${randomUUID()}`;
      await lister.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata?.KeyId }));
      names.push(AliasName);
    }
    const listedIds: (string | undefined)[] = [];
    const listedNames: (string | undefined)[] = [];
    for (let Marker: string | undefined, more = true; more; ) {
      const page = await lister.send(new ListKeysCommand({ Limit: 2, Marker }));
      listedIds.push(...(page.Keys ?? []).map((key) => key.KeyId));
      expect(page.Truncated).toBe(page.NextMarker !== undefined);
      more = page.Truncated === true;
      Marker = page.NextMarker;
    }
    for (let Marker: string | undefined, more = true; more; ) {
      const page = await lister.send(new ListAliasesCommand({ Limit: 2, Marker }));
      listedNames.push(...(page.Aliases ?? []).map((alias) => alias.AliasName));
      more = page.Truncated === true;
      Marker = page.NextMarker;
    }
    expect(listedIds).toEqual(ids.toSorted());
    expect(listedNames).toEqual(names.toSorted());
    expect((await lister.send(new ListKeysCommand({ Limit: 5 }))).Truncated).toBe(false);
  });

  it("tell an alias's key and times", async () => {
    const key = await test.makeKey();
    const alias = await test.makeAlias(key);
    expect((await test.kms.send(new ListAliasesCommand({ KeyId: key.id }))).Aliases).toEqual([
      {
        AliasName: alias,
        AliasArn: `arn:aws:kms:${test.region}:${test.cloud.account}:${alias}`,
        TargetKeyId: key.id,
        CreationDate: test.cloud.wallNow(),
        LastUpdatedDate: test.cloud.wallNow(),
      },
    ]);
  });

  it("take no marker of another listing", async () => {
    await test.makeAlias(await test.makeKey());
    await test.makeAlias(await test.makeKey());
    const { NextMarker } = await test.kms.send(new ListAliasesCommand({ Limit: 1 }));
    expect(NextMarker).toBeDefined();
    expect(await refusal(test.kms.send(new ListKeysCommand({ Marker: NextMarker })))).toMatch(
      /^InvalidMarkerException/,
    );
    const elsewhere = test.clientOf("eu-west-1");
    expect(await refusal(elsewhere.send(new ListAliasesCommand({ Marker: NextMarker })))).toMatch(
      /^InvalidMarkerException/,
    );
  });
});
