import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeUnless } from "../needs-program.ts";
import { copyModule, type TerraformModule, terraformMissing } from "./terraform-module.ts";
import { useCloud } from "./use-cloud.ts";

const folder = join(import.meta.dirname, "terraform-resources");

/** Resources of ECR, KMS and IAM that terraform/image-registry does without, by the real terraform, in one life. */
describeUnless(terraformMissing(), "resources of ECR, KMS and IAM by the stock terraform", () => {
  const here = useCloud();
  let module: TerraformModule;

  beforeAll(async () => {
    module = copyModule(here.shell, folder);
    await module.output(["init", "-input=false"]);
  });
  afterAll(async () => {
    expect((await here.shell.inkan(["logs", "--data", here.cloud.dataFolder, "-o", "json"])).stdout).not.toMatch(
      /"status":5/,
    );
  });

  it("are made, read by their data sources, and as they were asked for", async () => {
    await module.output(["apply", "-auto-approve", "-input=false"], { generation: 1 });
    expect(await module.changes()).toEqual([]);
    const publicKey = await module.output(["output", "-raw", "public_key"]);
    const described = await here.shell.inkan(["keys", "public-key", "alias/team/signing"]);
    expect(publicKey).toBe(described.stdout);
  });

  it("are changed in place, all of them", async () => {
    const changes = await module.changes({ generation: 2 });
    expect(changes).toHaveLength(11);
    for (const change of changes) expect(change).toMatch(/^update /);
    await module.output(["apply", "-auto-approve", "-input=false"]);
    expect(await module.changes()).toEqual([]);
  });

  it("are destroyed, but for the keys, which wait", async () => {
    await module.output(["destroy", "-auto-approve", "-input=false"]);
    const has = async (...words: string[]) => (await here.shell.inkan(words)).stdout;
    expect(await has("repos", "-o", "json")).not.toContain("team/app");
    expect(await has("keys", "list", "-o", "text", "--query", "sort([].state)")).toBe(
      "Enabled\tPendingDeletion\tPendingDeletion\n",
    );
  });
});
