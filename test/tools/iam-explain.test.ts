import { expect, test } from "vitest";
import { command as iamExplain } from "../../src/cli/iam-explain.ts";
import { runCommand } from "../run-command.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();
const run = (...line: readonly string[]) =>
  runCommand(iamExplain, line, { ...local.env, INKAN_DATA: local.running.dataFolder });

test("says whether someone may, and by which statement", async () => {
  const key = ["--resource", "alias/sandbox-ecr-kms/cosign"];
  const { code, stdout, stderr } = await run("--principal", "root", "--action", "kms:Sign", ...key);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /^POLICY +STATEMENT +EFFECT +READS\ndefault \(resource\) +Enable IAM User Permissions +Allow +it applies\n/,
    ),
  ]);
  expect(stderr).toContain("allowed: arn:aws:iam::123456789012:root, kms:Sign on arn:aws:kms:");
  expect(stderr).toContain("statement 'Enable IAM User Permissions' of default");
});

test("answers in the shape that scripts read", async () => {
  const { stdout } = await run("--principal", "root", "--action", "ecr:PutImage", "--resource", "app", "-o", "json");
  expect(JSON.parse(stdout)).toEqual({
    principal: "arn:aws:iam::123456789012:root",
    action: "ecr:PutImage",
    resource: "arn:aws:ecr:ap-northeast-1:123456789012:repository/app",
    verdict: "allowed",
    because: "arn:aws:iam::123456789012:root may do everything in its account",
    statements: [],
  });
});

test("says what is wrong with a question", async () => {
  expect(await run("--principal", "root")).toMatchObject({ code: 64 });
  expect(await run("--principal", "root", "--action", "a:B", "--condition", "x")).toMatchObject({ code: 64 });
  const unknown = await run("--principal", "user/nobody", "--action", "ecr:PutImage");
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining("there is no user or role user/nobody")]);
});
