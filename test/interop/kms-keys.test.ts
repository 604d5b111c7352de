import { expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { readPrintedTime } from "./printed-time.ts";
import { useCloud } from "./use-cloud.ts";

/** The life of keys by the stock aws command line. */
describeWith(["aws"], "KMS keys by the stock aws command line", () => {
  const here = useCloud();
  const kms = async (command: string) => JSON.parse((await here.shell.bash(`aws kms ${command}`)) || "null");
  const refusalOf = async (command: string) => (await here.shell.run("bash", ["-c", `aws kms ${command}`])).stderr;
  const makeKey = async (options = ""): Promise<string> => {
    const made = await kms(`create-key --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY ${options}`);
    return made.KeyMetadata.Arn;
  };
  const describeKey = async (key: string) => (await kms(`describe-key --key-id ${key}`)).KeyMetadata;
  const tagsOf = async (key: string) => (await kms(`list-resource-tags --key-id ${key}`)).Tags;
  const sign = (key: string) =>
    refusalOf(`sign --key-id ${key} --message bQ== --signing-algorithm ECDSA_SHA_256 --query KeyId`);

  it("tags a key, lists its tags and takes them away", async () => {
    const key = await makeKey("--tags TagKey=team,TagValue=ops TagKey=env,TagValue=test");
    await kms(`tag-resource --key-id ${key} --tags TagKey=team,TagValue=dev`);
    expect(await tagsOf(key)).toEqual([
      { TagKey: "env", TagValue: "test" },
      { TagKey: "team", TagValue: "dev" },
    ]);
    expect((await kms(`list-resource-tags --key-id ${key} --page-size 1`)).Tags).toHaveLength(2);
    await kms(`untag-resource --key-id ${key} --tag-keys env never-there`);
    expect(await tagsOf(key)).toEqual([{ TagKey: "team", TagValue: "dev" }]);
    expect(await refusalOf(`tag-resource --key-id ${key} --tags TagKey=aws:x,TagValue=1`)).toContain(
      "An error occurred (TagException) when calling the TagResource operation: Tags beginning with aws: are reserved",
    );
  });

  it("describes, disables and enables it", async () => {
    const key = await makeKey();
    await kms(`update-key-description --key-id ${key} --description 'for releases'`);
    await kms(`disable-key --key-id ${key}`);
    expect(await describeKey(key)).toMatchObject({ Description: "for releases", KeyState: "Disabled", Enabled: false });
    expect(await sign(key)).toContain(`(DisabledException) when calling the Sign operation: ${key} is disabled.`);
    await kms(`enable-key --key-id ${key}`);
    expect(await sign(key)).toBe("");
  });

  it("moves an alias from key to key, and deletes it", async () => {
    const [before, after] = [await makeKey(), await makeKey()];
    await kms(`create-alias --alias-name alias/release --target-key-id ${before}`);
    await kms(`update-alias --alias-name alias/release --target-key-id ${after}`);
    expect((await describeKey("alias/release")).Arn).toBe(after);
    await kms("delete-alias --alias-name alias/release");
    expect(await refusalOf("describe-key --key-id alias/release")).toContain(
      "(NotFoundException) when calling the DescribeKey operation: Alias arn:aws:kms:ap-northeast-1:123456789012:alias/release is not found.",
    );
  });

  it("says that a key which signs does not rotate", async () => {
    const key = await makeKey();
    expect(await kms(`get-key-rotation-status --key-id ${key}`)).toEqual({ KeyId: key, KeyRotationEnabled: false });
    for (const command of ["enable-key-rotation", "disable-key-rotation", "rotate-key-on-demand"]) {
      expect(await refusalOf(`${command} --key-id ${key}`)).toContain("(UnsupportedOperationException)");
    }
    expect(await kms(`list-key-policies --key-id ${key}`)).toEqual({ PolicyNames: ["default"] });
  });

  it("schedules its deletion, thinks better of it, and at last lets it go when its time has come", async () => {
    const inkan = (...args: readonly string[]) =>
      here.shell.output("inkan", [...args, "--data", here.cloud.dataFolder]);
    const key = await makeKey();
    await kms(`create-alias --alias-name alias/old --target-key-id ${key}`);
    const schedule = `schedule-key-deletion --key-id ${key} --pending-window-in-days`;
    expect(await refusalOf(`${schedule} 6`)).toContain(
      "(ValidationException) when calling the ScheduleKeyDeletion operation: PendingWindowInDays must be between 7 and 30",
    );
    expect(await kms(`${schedule} 7`)).toMatchObject({ KeyId: key, KeyState: "PendingDeletion" });
    expect(await refusalOf(`${schedule} 7`)).toContain("(KMSInvalidStateException)");
    expect(await sign(key)).toContain(`${key} is pending deletion.`);
    expect(await kms(`cancel-key-deletion --key-id ${key}`)).toEqual({ KeyId: key });
    expect((await describeKey(key)).KeyState).toBe("Disabled");

    const { DeletionDate } = await kms(`${schedule} 7`);
    const shown = JSON.parse(await inkan("keys", "describe", key, "--local", "-o", "json"));
    expect(shown.state).toBe("PendingDeletion");
    expect(Date.parse(shown.deletesAt)).toBe(readPrintedTime(DeletionDate));
    await inkan("clock", "--advance", "6d");
    expect((await describeKey("alias/old")).KeyState).toBe("PendingDeletion");
    await inkan("clock", "--advance", "1d");
    expect(await refusalOf(`describe-key --key-id ${key}`)).toContain(`Key '${key}' does not exist`);
    expect((await kms("list-aliases")).Aliases.map(({ AliasName }: { AliasName: string }) => AliasName)).toEqual([
      "alias/sandbox-ecr-kms/cosign",
    ]);
  });
});
