import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DeleteLifecyclePolicyCommand, PutLifecyclePolicyCommand } from "@aws-sdk/client-ecr";
import { expect, test } from "vitest";
import { command as lint } from "../../src/cli/lifecycle-lint.ts";
import { command as push } from "../../src/cli/push.ts";
import { command as sign } from "../../src/cli/sign.ts";
import { runCommand } from "../run-command.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();

const keepThree = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 3 },
      action: { type: "expire" },
    },
  ],
});

test("a repository's own policy is linted for its images, and for what runs", async () => {
  const key = ["--key", "alias/sandbox-ecr-kms/cosign"];
  const pushed: string[] = [];
  for (const tag of ["v1", "v2"]) {
    const { stdout } = await runCommand(push, ["--sample", `sample-app-1:${tag}`, "-q"], local.env);
    pushed.push(stdout.trim());
    await runCommand(sign, [...key, "--format", "v2", `sample-app-1:${tag}`], local.env);
  }
  const ecr = await local.cloud.ecr();
  await ecr.send(new DeleteLifecyclePolicyCommand({ repositoryName: "sample-app-2" }));
  const without = await runCommand(lint, ["--repository", "sample-app-2"], local.env);
  expect(without).toMatchObject({ code: 64, stderr: expect.stringContaining("has no lifecycle policy") });

  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName: "sample-app-1", lifecyclePolicyText: keepThree }));
  const running = join(temporaryFolder(), "running.txt");
  writeFileSync(running, `${pushed[0]}\nelsewhere:v1 # of another repository\n`);
  const args = ["--repository", "sample-app-1", "--in-use", running, "-o", "json"];
  const { code, stdout } = await runCommand(lint, args, local.env);
  const findings = JSON.parse(stdout) as { file: string; code: string; message: string }[];
  expect(code).toBe(14);
  expect(findings.map((finding) => [finding.code, finding.message])).toEqual([
    ["in-use", `${pushed[0]} is in use, and rule 1 deletes it`],
    ["counted-signatures", expect.stringContaining("of the 3 images that rule 1 keeps, 2 are signatures")],
  ]);
  expect(new Set(findings.map(({ file }) => file)).size).toBe(1);
  expect(findings[0]?.file).toContain("sample-app-1");
});
