import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { useCloud } from "./use-cloud.ts";

const artifactType = "application/vnd.example.sbom";

describeWith(["oras", "aws"], "oras", () => {
  const here = useCloud();
  const oras = (...args: string[]) => here.shell.output("oras", args);
  const reference = (repository: string, suffix = "") => `${here.cloud.registry}/${repository}${suffix}`;
  const digestOf = (suffix: string) => oras("resolve", reference("sample-app-1", suffix));

  beforeAll(async () => {
    await here.shell.bash(`aws ecr get-login-password | oras login --username AWS --password-stdin $ECR_REGISTRY`);
    here.shell.write("artifact.txt", "an artifact");
    here.shell.write("sbom.json", '{"packages":[]}');
    here.shell.write("scan.json", '{"findings":[]}');
    await oras("push", reference("sample-app-1", ":v1"), "artifact.txt:text/plain");
  });

  it("pulls what it pushed", async () => {
    const folder = join(here.shell.folder, "pulled");
    mkdirSync(folder);
    await oras("pull", "--output", folder, reference("sample-app-1", ":v1"));
    expect(readFileSync(join(folder, "artifact.txt"), "utf8")).toBe("an artifact");
  });

  it("attaches and discovers, with and without a filter", async () => {
    const subject = reference("sample-app-1", ":v1");
    await oras(
      "attach",
      "--artifact-type",
      artifactType,
      "--annotation",
      "by=inkan",
      subject,
      "sbom.json:application/json",
    );
    await oras("attach", "--artifact-type", "application/vnd.example.scan", subject, "scan.json:application/json");
    const discovered = JSON.parse(await oras("discover", "--format", "json", subject));
    expect(discovered.referrers.map((referrer: { artifactType: string }) => referrer.artifactType).sort()).toEqual([
      artifactType,
      "application/vnd.example.scan",
    ]);
    const filtered = JSON.parse(await oras("discover", "--format", "json", "--artifact-type", artifactType, subject));
    expect(filtered.referrers).toHaveLength(1);
    expect(filtered.referrers[0]).toMatchObject({ artifactType, annotations: { by: "inkan" } });
  });

  it("uses the referrers API, not the fallback tag", async () => {
    const subject = await digestOf(":v1");
    expect((await oras("repo", "tags", reference("sample-app-1"))).split("\n")).toEqual(["v1"]);
    const fallback = await here.shell.run("oras", [
      ...["manifest", "fetch"],
      reference("sample-app-1", `:${subject.replace(":", "-")}`),
    ]);
    expect(fallback.code).not.toBe(0);
  });

  it("shows the same referrers in the ECR API", async () => {
    const subject = await digestOf(":v1");
    const answer = await here.shell.bash(
      `aws ecr list-image-referrers --repository-name sample-app-1 --subject-id imageDigest=${subject}`,
    );
    const types = JSON.parse(answer).referrers.map((referrer: { artifactType: string }) => referrer.artifactType);
    expect(types.sort()).toEqual([artifactType, "application/vnd.example.scan"]);
  });

  it("copies an image with its referrers", async () => {
    await oras("cp", "--recursive", reference("sample-app-1", ":v1"), reference("sample-app-2", ":v1"));
    const discovered = JSON.parse(await oras("discover", "--format", "json", reference("sample-app-2", ":v1")));
    expect(discovered.referrers).toHaveLength(2);
  });

  it("deletes a referrer, which is then discovered no more", async () => {
    const subject = reference("sample-app-2", ":v1");
    const { referrers } = JSON.parse(
      await oras("discover", "--format", "json", "--artifact-type", artifactType, subject),
    );
    await oras("manifest", "delete", "--force", reference("sample-app-2", `@${referrers[0].digest}`));
    const left = JSON.parse(await oras("discover", "--format", "json", subject)).referrers;
    expect(left).toHaveLength(1);
  });

  it("pushes and fetches single blobs", async () => {
    const file = here.shell.write("blob.bin", "the bytes of a blob");
    const pushed = JSON.parse(await oras("blob", "push", "--descriptor", reference("sample-app-3"), file));
    const fetched = await oras("blob", "fetch", "--output", "-", reference("sample-app-3", `@${pushed.digest}`));
    expect(fetched).toBe("the bytes of a blob");
  });

  it("verifies TLS by the cloud's own CA", async () => {
    const secure = ["--plain-http=false", "--ca-file", here.cloud.caFile];
    await oras(
      "login",
      "--username",
      "AWS",
      "--password",
      await here.shell.bash("aws ecr get-login-password"),
      ...secure,
      here.cloud.registry,
    );
    expect(await oras("resolve", ...secure, reference("sample-app-1", ":v1"))).toBe(await digestOf(":v1"));
    const untrusting = await here.shell.run("oras", [
      "resolve",
      "--plain-http=false",
      reference("sample-app-1", ":v1"),
    ]);
    expect(untrusting.stderr).toContain("certificate");
  });
});
