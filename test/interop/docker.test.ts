import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { describeUnless } from "../needs-program.ts";
import { programs } from "../stock-programs.ts";
import { type ClientShell, openClientShell } from "./client-shell.ts";
import { type DockerEngine, dockerEngineMissing, startDockerEngine } from "./docker-engine.ts";
import { openPlainRelay, type PlainRelay } from "./plain-relay.ts";
import { skipUnlessRun } from "./skip-unless-run.ts";

const reason = dockerEngineMissing() || programs.missing(["busybox", "aws"]);

const dockerfile = `FROM scratch
COPY busybox /bin/busybox
COPY greeting /greeting
CMD ["/bin/busybox", "cat", "/greeting"]
`;

/** `docker build` with and without DOCKER_BUILDKIT: two builders, two kinds of image history. */
const builders = [
  { name: "the classic builder", buildkit: "0" },
  { name: "BuildKit", buildkit: "1" },
] as const;

describeUnless(reason, "docker", () => {
  let cloud: InkanCloud;
  let engine: DockerEngine;
  let relay: PlainRelay;
  let shell: ClientShell;
  const docker = (...args: string[]) => shell.output("docker", args);

  beforeAll(async () => {
    engine = await startDockerEngine();
    cloud = await startInkan();
    relay = await openPlainRelay(cloud.port);
    shell = openClientShell({ cloud, env: { DOCKER_HOST: engine.host } });
    mkdirSync(join(shell.folder, "context"));
    copyFileSync(programs.path("busybox"), join(shell.folder, "context", "busybox"));
    shell.write("context/Dockerfile", dockerfile);
  });

  afterAll(async () => {
    await relay?.close();
    await Promise.all([engine?.stop(), cloud?.stop()]);
    shell?.close();
  });

  async function build(uri: string, buildkit: string): Promise<void> {
    shell.write("context/greeting", `${uri}\n`);
    const args = ["build", "--tag", uri, "context"];
    await shell.output("docker", args, { env: { DOCKER_BUILDKIT: buildkit } });
  }

  async function logIn(registry: string): Promise<string> {
    return await shell.bash(
      `aws ecr get-login-password --region "$AWS_REGION" | docker login --username AWS --password-stdin ${registry} 2>&1`,
    );
  }

  /** Pushes, forgets and pulls again; returns the engine's id and the digest, which must not change on the way. */
  async function pushAndPullBack(uri: string): Promise<{ readonly id: string; readonly digest: string }> {
    const [repository] = uri.split(/:(?=[^:/]*$)/);
    const id = await docker("image", "inspect", "--format", "{{.Id}}", uri);
    const digestOf = async () =>
      (await docker("image", "inspect", "--format", '{{join .RepoDigests "\\n"}}', uri))
        .split("\n")
        .find((line) => line.startsWith(`${repository}@`))
        ?.slice(`${repository}@`.length) ?? "";
    await docker("push", uri);
    const digest = await digestOf();
    await docker("rmi", uri);
    expect((await shell.run("docker", ["image", "inspect", id])).code).toBe(1);
    await docker("pull", uri);
    expect(await docker("image", "inspect", "--format", "{{.Id}}", uri)).toBe(id);
    expect(await digestOf()).toBe(digest);
    return { id, digest };
  }

  const digestInEcr = (repository: string, tag: string) =>
    shell.output("aws", [
      ...["ecr", "describe-images", "--repository-name", repository, "--image-ids", `imageTag=${tag}`],
      ...["--query", "imageDetails[0].imageDigest", "--output", "text"],
    ]);

  it("logs in with the password of aws ecr get-login-password", async () => {
    expect(await logIn(cloud.registry)).toContain("Login Succeeded");
  });

  it("is refused with another password", async () => {
    const args = ["login", "--username", "AWS", "--password-stdin", cloud.registry];
    const outcome = await shell.run("docker", args, { input: "not-the-password" });
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(/401|403|400/);
  });

  describe.each(builders)("with what $name built", ({ buildkit }) => {
    const tag = `built-${buildkit}`;
    const uriOfImage = () => `${cloud.registry}/sample-app-1:${tag}`;

    it("pushes, removes and pulls back the same image", async () => {
      await logIn(cloud.registry);
      await build(uriOfImage(), buildkit);
      const { digest } = await pushAndPullBack(uriOfImage());
      expect(await digestInEcr("sample-app-1", tag)).toBe(digest);
      await docker("pull", `${cloud.registry}/sample-app-1@${digest}`);
    });

    it("runs its container", async (context) => {
      const container = await shell.run("docker", ["run", "--rm", "--network", "none", uriOfImage()]);
      skipUnlessRun(container, context);
      expect(container.stdout).toBe(`${uriOfImage()}\n`);
    });
  });

  it("pushes and pulls through a port that speaks plain HTTP alone", async () => {
    const registry = `localhost:${relay.port}`;
    await logIn(registry);
    const uri = `${registry}/sample-app-2:plain`;
    await build(uri, "0");
    const { digest } = await pushAndPullBack(uri);
    expect(await digestInEcr("sample-app-2", "plain")).toBe(digest);
  });

  it("sends no layer again that the repository has", async () => {
    await logIn(cloud.registry);
    const uri = `${cloud.registry}/sample-app-2:layers`;
    await build(uri, "0");
    await docker("push", uri);
    expect(await docker("push", uri)).toContain("Layer already exists");
    // ECR mounts from another repository only where the account has asked for it, and otherwise takes an upload.
    const elsewhere = `${cloud.registry}/sample-app-3:layers`;
    await docker("tag", uri, elsewhere);
    expect(await docker("push", elsewhere)).not.toContain("Mounted from");
    await docker("rmi", uri, elsewhere);
    await docker("pull", elsewhere);
  });

  it("shows ECR's own words where the repository is missing and where a tag is immutable", async () => {
    await logIn(cloud.registry);
    const uri = `${cloud.registry}/no-such-app:1`;
    await build(uri, "0");
    const missing = await shell.run("docker", ["push", uri]);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("no-such-app");
    await shell.output("aws", [
      ...["ecr", "put-image-tag-mutability", "--repository-name", "sample-app-3"],
      ...["--image-tag-mutability", "IMMUTABLE"],
    ]);
    const fixed = `${cloud.registry}/sample-app-3:fixed`;
    await build(fixed, "0");
    await docker("push", fixed);
    shell.write("context/greeting", "another image\n");
    await docker("build", "--tag", fixed, "context");
    const again = await shell.run("docker", ["push", fixed]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("immutable");
  });
});
