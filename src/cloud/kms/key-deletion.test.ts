import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeysCommand,
  ListRetirableGrantsCommand,
  RetireGrantCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCloud } from "../start-cloud.ts";
import { type KmsTestCloud, refusal, startKmsTestCloud } from "./test-kms-cloud.ts";

let test: KmsTestCloud;
beforeAll(async () => {
  test = await startKmsTestCloud();
});
afterAll(() => test.close());

const dayMs = 24 * 60 * 60 * 1000;
const cloudNow = () => test.cloud.wallNow().getTime() + test.cloud.ahead.cloud;
const schedule = (KeyId: string, PendingWindowInDays?: number) =>
  test.kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays }));
const describeKey = (KeyId: string) => test.kms.send(new DescribeKeyCommand({ KeyId }));
const message = { Message: Buffer.from("m"), SigningAlgorithm: "ECDSA_SHA_256" } as const;

describe("ScheduleKeyDeletion", () => {
  it("says when the key goes, by the cloud's clock", async () => {
    test.cloud.ahead.cloud += 3 * dayMs;
    const key = await test.makeKey();
    const DeletionDate = new Date(cloudNow() + 7 * dayMs);
    expect(await schedule(key.id, 7)).toMatchObject({
      KeyId: key.arn,
      DeletionDate,
      KeyState: "PendingDeletion",
      PendingWindowInDays: 7,
    });
    const { KeyMetadata } = await describeKey(key.id);
    expect(KeyMetadata).toMatchObject({ KeyState: "PendingDeletion", Enabled: false, DeletionDate });
    expect(KeyMetadata).not.toHaveProperty("PendingDeletionWindowInDays");
  });

  it("waits thirty days where nobody says how many", async () => {
    const key = await test.makeKey();
    expect(await schedule(key.arn)).toMatchObject({
      DeletionDate: new Date(cloudNow() + 30 * dayMs),
      PendingWindowInDays: 30,
    });
  });

  it("takes no other window than 7 to 30 days, and no alias", async () => {
    const key = await test.makeKey();
    for (const days of [1, 6, 31, 365]) {
      expect(await refusal(schedule(key.id, days))).toBe(
        "ValidationException: PendingWindowInDays must be between 7 and 30",
      );
    }
    expect(await refusal(schedule(key.id, 366))).toBe(
      "ValidationException: 1 validation error detected: Value '366' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value less than or equal to 365",
    );
    const alias = await test.makeAlias(key);
    expect(await refusal(schedule(alias))).toBe(`NotFoundException: Invalid keyId '${alias}'`);
    expect((await describeKey(key.id)).KeyMetadata?.KeyState).toBe("Enabled");
  });

  it("leaves aliases until the key goes", async () => {
    const key = await test.makeKey();
    const alias = await test.makeAlias(key);
    await schedule(key.id);
    expect((await describeKey(alias)).KeyMetadata?.KeyState).toBe("PendingDeletion");
  });
});

it("CancelKeyDeletion keeps the key, disabled", async () => {
  const key = await test.makeKey();
  await schedule(key.id, 7);
  expect(await test.kms.send(new CancelKeyDeletionCommand({ KeyId: key.id }))).toMatchObject({ KeyId: key.arn });
  test.cloud.ahead.cloud += 8 * dayMs;
  const { KeyMetadata } = await describeKey(key.id);
  expect(KeyMetadata).toMatchObject({ KeyState: "Disabled", Enabled: false });
  expect(KeyMetadata).not.toHaveProperty("DeletionDate");
});

describe("when the time has come", () => {
  it("the key is there until the last moment, and then gone with all that it had", async () => {
    const key = await test.makeKey("ECC_NIST_P256", { Tags: [{ TagKey: "a", TagValue: "b" }] });
    const alias = await test.makeAlias(key);
    const root = "arn:aws:iam::123456789012:root";
    const grant = { KeyId: key.id, GranteePrincipal: root, RetiringPrincipal: root };
    const { GrantToken = "" } = await test.kms.send(new CreateGrantCommand({ ...grant, Operations: ["Sign"] }));
    await test.kms.send(new SignCommand({ KeyId: key.id, ...message }));
    await schedule(key.id, 7);

    test.cloud.ahead.cloud += 7 * dayMs - 1;
    expect((await test.kms.send(new ListGrantsCommand({ KeyId: key.id }))).Grants).toHaveLength(1);
    test.cloud.ahead.cloud += 1;
    expect((await test.kms.send(new ListRetirableGrantsCommand({ RetiringPrincipal: root }))).Grants).toEqual([]);
    expect(await refusal(test.kms.send(new RetireGrantCommand({ GrantToken })))).toMatch(/^InvalidGrantToken/);
    const gone = `NotFoundException: Key '${key.arn}' does not exist`;
    expect(await refusal(describeKey(key.id))).toBe(gone);
    expect(await refusal(test.kms.send(new SignCommand({ KeyId: key.arn, ...message })))).toBe(gone);
    expect(await refusal(test.kms.send(new CancelKeyDeletionCommand({ KeyId: key.id })))).toBe(gone);
    expect(await refusal(describeKey(alias))).toMatch(/^NotFoundException: Alias .* is not found\.$/);
    const tables = ["kms_keys WHERE id", "kms_aliases WHERE key_id", "kms_grants WHERE key_id"];
    const rows = tables.flatMap((table) => test.cloud.store.database.all(`SELECT * FROM ${table} = ?`, key.id));
    expect(rows).toEqual([]);
  });

  it.each([
    ["ListKeys", async () => (await test.kms.send(new ListKeysCommand({ Limit: 1000 }))).Keys],
    ["ListAliases", async () => (await test.kms.send(new ListAliasesCommand({ Limit: 100 }))).Aliases],
  ])("%s has it no more", async (_name, list) => {
    const key = await test.makeKey();
    await test.makeAlias(key);
    await schedule(key.id, 7);
    expect(JSON.stringify(await list())).toContain(key.id);
    test.cloud.ahead.cloud += 7 * dayMs;
    expect(JSON.stringify(await list())).not.toContain(key.id);
  });

  it("its alias is free for another key", async () => {
    const key = await test.makeKey();
    const AliasName = await test.makeAlias(key);
    await schedule(key.id, 7);
    test.cloud.ahead.cloud += 7 * dayMs;
    const other = await test.makeKey();
    await test.kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: other.id }));
    expect((await describeKey(AliasName)).KeyMetadata?.Arn).toBe(other.arn);
  });

  it("keys go each at its own time", async () => {
    const [soon, later] = [await test.makeKey(), await test.makeKey()];
    await schedule(later.id, 9);
    await schedule(soon.id, 8);
    test.cloud.ahead.cloud += 8 * dayMs;
    expect(await refusal(describeKey(soon.id))).toMatch(/^NotFound/);
    expect((await describeKey(later.id)).KeyMetadata?.KeyState).toBe("PendingDeletion");
    test.cloud.ahead.cloud += dayMs;
    expect(await refusal(describeKey(later.id))).toMatch(/^NotFound/);
  });
});

it("a cloud that was stopped deletes what came due meanwhile, and keeps what did not", async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "inkan-kms-"));
  const started = Date.now();
  let passedMs = 0;
  const run = async <Result>(work: (kms: KMSClient, keyIds: readonly string[]) => Promise<Result>): Promise<Result> => {
    const wall = () => new Date(started + passedMs);
    await using cloud = await startCloud({ dataFolder, empty: true, wall });
    const { endpoint, region, credentials } = cloud;
    const settings = { endpoint, region, credentials: { ...credentials }, systemClockOffset: passedMs, maxAttempts: 1 };
    const kms = new KMSClient(settings);
    try {
      const { Keys = [] } = await kms.send(new ListKeysCommand({}));
      return await work(
        kms,
        Keys.map(({ KeyId = "" }) => KeyId),
      );
    } finally {
      kms.destroy();
    }
  };
  try {
    const stays = await run(async (kms) => {
      const make = new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
      const [first, second] = [await kms.send(make), await kms.send(make)];
      for (const [{ KeyMetadata }, PendingWindowInDays] of [
        [first, 7],
        [second, 20],
      ] as const) {
        await kms.send(new ScheduleKeyDeletionCommand({ KeyId: KeyMetadata?.KeyId, PendingWindowInDays }));
      }
      return second.KeyMetadata?.KeyId;
    });
    passedMs = 10 * dayMs;
    await run(async (kms, keyIds) => {
      expect(keyIds).toEqual([stays]);
      await kms.send(new CancelKeyDeletionCommand({ KeyId: stays }));
    });
    passedMs = 30 * dayMs;
    expect(await run(async (_kms, keyIds) => keyIds)).toEqual([stays]);
  } finally {
    rmSync(dataFolder, { recursive: true });
  }
});
