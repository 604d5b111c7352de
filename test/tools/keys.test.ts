import { DisableKeyCommand, EnableKeyCommand, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { expect, test } from "vitest";
import { keysDescribe, keysList, keysPublicKey } from "../../src/cli/keys.ts";
import { formatMinute } from "../../src/tools/report/amounts.ts";
import { runCommand } from "../run-command.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();
const alias = "alias/sandbox-ecr-kms/cosign";
const keyId = async () => {
  const { stdout } = await runCommand(keysDescribe, [alias, "-o", "text", "--query", "keyId"], local.env);
  return stdout.trim();
};

test("a key that is disabled is shown so, and who uses it is told how to enable it", async () => {
  const kms = await local.cloud.kms();
  const KeyId = await keyId();
  await kms.send(new DisableKeyCommand({ KeyId }));
  expect((await runCommand(keysList, [], local.env)).stdout).toMatch(/ Disabled {2}/);
  const used = await runCommand(keysPublicKey, [alias], local.env);
  expect([used.code, used.stdout]).toEqual([1, ""]);
  expect(used.stderr).toContain(`key/${KeyId} is disabled. (DisabledException`);
  expect(used.stderr).toContain("next: aws kms enable-key --key-id KEY");
  await kms.send(new EnableKeyCommand({ KeyId }));
  expect((await runCommand(keysPublicKey, [alias], local.env)).code).toBe(0);
});

test("a key that is to be deleted is shown with when, and who uses it is told how to keep it", async () => {
  const kms = await local.cloud.kms();
  const schedule = new ScheduleKeyDeletionCommand({ KeyId: await keyId(), PendingWindowInDays: 7 });
  const { DeletionDate = new Date(0) } = await kms.send(schedule);
  const shown = await runCommand(keysDescribe, [alias, "-o", "json"], local.env);
  expect(JSON.parse(shown.stdout)).toMatchObject({
    state: "PendingDeletion",
    deletesAt: DeletionDate.toISOString().replace(".000Z", "Z"),
  });
  const { stdout } = await runCommand(keysList, [], local.env);
  expect(stdout).toContain(`PendingDeletion (${formatMinute(DeletionDate)})`);
  const { stderr } = await runCommand(keysPublicKey, [alias], local.env);
  expect(stderr).toContain("is pending deletion. (KMSInvalidStateException");
  expect(stderr).toContain("aws kms cancel-key-deletion keeps a key that is to be deleted");
});
