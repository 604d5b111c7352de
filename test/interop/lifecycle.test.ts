import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { readPrintedTime } from "./printed-time.ts";
import { logIn, pushSample } from "./push-sample.ts";
import { useCloud } from "./use-cloud.ts";

/** A policy as the user guide has it, with one rule for tags and one for what has none. */
const policy = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: "Keep the newest release",
      selection: { tagStatus: "tagged", tagPatternList: ["v*"], countType: "imageCountMoreThan", countNumber: 1 },
      action: { type: "expire" },
    },
    {
      rulePriority: 2,
      description: "Archive what is older than 30 days",
      selection: { tagStatus: "any", countType: "sinceImagePushed", countUnit: "days", countNumber: 30 },
      action: { type: "transition", targetStorageClass: "archive" },
    },
  ],
});

describeWith(["aws", "crane", "jq"], "lifecycle policies by the stock aws command line", () => {
  const local = useCloud();
  const repository = "--repository-name sample-app-1";
  const preview = `aws ecr get-lifecycle-policy-preview ${repository}`;

  beforeAll(async () => {
    await logIn(local.shell, local.cloud.registry);
    for (const tag of ["v1", "v2", "v3", "other"]) {
      await pushSample(local.shell, `${local.cloud.registry}/sample-app-1:${tag}`, tag);
    }
    local.shell.write("policy.json", policy);
  });

  const json = async (command: string) => JSON.parse(await local.shell.bash(command));
  const tagsOf = (images: readonly { readonly imageTags: readonly string[] }[]) =>
    images.map(({ imageTags }) => imageTags[0]);

  it("previews a policy: start, wait, get", async () => {
    const started = await json(
      `aws ecr start-lifecycle-policy-preview ${repository} --lifecycle-policy-text file://policy.json`,
    );
    expect(started).toEqual({
      registryId: "123456789012",
      repositoryName: "sample-app-1",
      lifecyclePolicyText: policy,
      status: "IN_PROGRESS",
    });
    await local.shell.bash(`aws ecr wait lifecycle-policy-preview-complete ${repository}`);
    const { previewResults, summary, status } = await json(preview);
    expect(status).toBe("COMPLETE");
    expect(tagsOf(previewResults)).toEqual(["v1", "v2"]);
    expect(previewResults[0]).toMatchObject({
      action: { type: "EXPIRE" },
      appliedRulePriority: 1,
      storageClass: "STANDARD",
    });
    expect(summary).toEqual({ expiringImageTotalCount: 2 });
  });

  it("pages, filters and picks", async () => {
    const first = await json(`${preview} --max-items 1`);
    expect(tagsOf(first.previewResults)).toEqual(["v1"]);
    expect(tagsOf((await json(`${preview} --page-size 1`)).previewResults)).toEqual(["v1", "v2"]);
    expect((await json(`${preview} --filter tagStatus=UNTAGGED`)).previewResults).toEqual([]);
    expect(tagsOf((await json(`${preview} --image-ids imageTag=v2`)).previewResults)).toEqual(["v2"]);
  });

  it("refuses in ECR's words", async () => {
    const refusal = async (command: string) => (await local.shell.run("bash", ["-c", command])).stderr;
    expect(await refusal("aws ecr get-lifecycle-policy-preview --repository-name sample-app-3")).toContain(
      "An error occurred (LifecyclePolicyPreviewNotFoundException) when calling the GetLifecyclePolicyPreview operation",
    );
    const bad = policy.replace('"any"', '"untagged","tagPrefixList":["x"]');
    local.shell.write("bad.json", bad);
    expect(
      await refusal(`aws ecr start-lifecycle-policy-preview ${repository} --lifecycle-policy-text file://bad.json`),
    ).toContain("(InvalidParameterException) when calling the StartLifecyclePolicyPreview operation");
  });

  it("shows what will be gone in 31 days, once the clock is there, and does it", async () => {
    await local.shell.bash(`aws ecr put-lifecycle-policy ${repository} --lifecycle-policy-text file://policy.json`);
    const inkan = (...args: readonly string[]) =>
      local.shell.output("inkan", [...args, "--data", local.cloud.dataFolder]);
    await inkan("clock", "--advance", "31d");
    await local.shell.bash(`
      aws ecr start-lifecycle-policy-preview ${repository}
      aws ecr wait lifecycle-policy-preview-complete ${repository}`);
    const { previewResults, summary } = await json(preview);
    expect(previewResults.map((result: { action: { type: string } }) => result.action.type)).toEqual([
      ...["EXPIRE", "EXPIRE", "TRANSITION"],
    ]);
    expect(summary).toEqual({
      expiringImageTotalCount: 2,
      transitioningImageTotalCounts: [{ targetStorageClass: "ARCHIVE", imageTotalCount: 1 }],
    });

    await inkan("lifecycle", "run", "sample-app-1", "--yes");
    const describe = `aws ecr describe-images ${repository}`;
    expect(tagsOf((await json(describe)).imageDetails)).toEqual(["v3"]);
    const { imageDetails } = await json(`${describe} --filter imageStatus=ARCHIVED`);
    expect(tagsOf(imageDetails)).toEqual(["other"]);
    expect(readPrintedTime(imageDetails[0].lastArchivedAt)).toBeGreaterThan(Date.now() + 30 * 86_400_000);
    const pull = await local.shell.run("crane", ["manifest", `${local.cloud.registry}/sample-app-1:other`]);
    expect(pull.stderr).toContain("MANIFEST_UNKNOWN");
    const batch = await json(`aws ecr batch-get-image ${repository} --image-ids imageTag=other`);
    expect(batch).toMatchObject({ images: [], failures: [{ failureCode: "ImageInaccessible" }] });
    const stored = await json(`aws ecr get-lifecycle-policy ${repository}`);
    expect(readPrintedTime(stored.lastEvaluatedAt)).toBeGreaterThan(Date.now() + 30 * 86_400_000);
  });
});
