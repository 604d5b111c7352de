import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { describeUnless } from "../needs-program.ts";
import { programs } from "../stock-programs.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type ClientShell, openClientShell } from "./client-shell.ts";
import { type DockerEngine, dockerEngineMissing, startDockerEngine } from "./docker-engine.ts";

const reason = dockerEngineMissing() || programs.missing(["busybox", "aws", "jq"]);

const dockerfile = `FROM scratch
COPY busybox /bin/busybox
CMD ["/bin/busybox", "true"]
`;

describeUnless(reason, "a docker engine with Inkan as its registry mirror, and no network", () => {
  let cloud: InkanCloud;
  let engine: DockerEngine;
  let shell: ClientShell;
  const docker = (...args: string[]) => shell.output("docker", args);

  beforeAll(async () => {
    cloud = await startInkan({ args: ["--mirror", "0"] });
    shell = openClientShell({ cloud, env: { INKAN_DATA: cloud.dataFolder } });
    const mirror = await shell.bash("inkan status --query mirror -o text");
    engine = await startDockerEngine(["--registry-mirror", mirror]);
    shell = openClientShell({ cloud, env: { INKAN_DATA: cloud.dataFolder, DOCKER_HOST: engine.host } });
    mkdirSync(join(shell.folder, "context"));
    copyFileSync(programs.path("busybox"), join(shell.folder, "context", "busybox"));
    shell.write("context/Dockerfile", dockerfile);
    await docker("build", "--tag", "alpine:latest", "context");
    await docker("save", "--output", join(shell.folder, "alpine.tar"), "alpine:latest");
    await docker("rmi", "alpine:latest");
  });

  afterAll(async () => {
    await Promise.all([engine?.stop(), cloud?.stop()]);
    shell?.close();
  });

  it("says itself that it finds nothing, and the log and the doctor say what to do", async () => {
    const pull = await shell.run("docker", ["pull", "alpine:latest"]);
    expect([pull.code, pull.stderr]).toEqual([1, expect.stringContaining("registry-1.docker.io")]);
    const sentence =
      "docker asked the mirror for library/alpine:latest, which was not imported; import it with: inkan import SOURCE alpine:latest";
    expect(await shell.bash("inkan logs")).toContain(sentence);
    expect((await shell.inkan(["doctor"])).stdout).toContain(sentence);
  });

  it("pulls what was imported, whose image may then go anywhere", async () => {
    const { stdout, stderr } = await shell.inkan(["import", "alpine.tar", "alpine:latest"]);
    expect(stderr).toContain("imported alpine:latest");
    const digest = stdout.trim().replace("alpine:latest@", "");
    await docker("pull", "alpine:latest");
    expect(await docker("image", "inspect", "--format", "{{index .RepoDigests 0}}", "alpine:latest")).toBe(
      `alpine@${digest}`,
    );
    await shell.bash(`
      aws ecr get-login-password | docker login --username AWS --password-stdin $ECR_REGISTRY
      docker tag alpine:latest $ECR_REGISTRY/$ECR_REPOSITORY:from-mirror
      docker push $ECR_REGISTRY/$ECR_REPOSITORY:from-mirror
    `);
    // The engine packs the layers anew when it pushes, so that the manifest may differ; the config names the image.
    const pushed = "aws ecr batch-get-image --repository-name $ECR_REPOSITORY --image-ids imageTag=from-mirror";
    const config = await shell.bash(`${pushed} --query 'images[0].imageManifest' --output text | jq -r .config.digest`);
    expect(config).toBe(await docker("image", "inspect", "--format", "{{.Id}}", "alpine:latest"));
  });

  it.each([
    [
      "asks this cloud's mirror",
      undefined,
      "ok",
      /^the docker engine asks http:\/\/127\.0\.0\.1:[0-9]+ first, which has 1 imported$/,
    ],
    [
      "asks another one than this cloud's",
      ["--mirror", "0"],
      "warning",
      /^the docker engine does not ask the local cloud's mirror at /,
    ],
    [
      "asks one, and this cloud has none open",
      [],
      "warning",
      /^the docker engine asks .* first, and .* mirror is not open$/,
    ],
  ])("%s: the doctor says so", async (_what, args, status, says) => {
    const other = args === undefined ? undefined : await startInkan({ args });
    const env = { INKAN_DATA: (other ?? cloud).dataFolder };
    const { stdout } = await shell.inkan(["doctor", "-o", "json"], { env });
    await other?.stop();
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ check: "mirror", status, says: expect.stringMatching(says) }),
    );
  });

  it("asks one while no cloud runs: the doctor says how to start one with it, and ends none", async () => {
    const { stdout } = await shell.inkan(["doctor", "-o", "json"], { env: { INKAN_DATA: temporaryFolder() } });
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ check: "mirror", next: expect.stringMatching(/^inkan up --detach --mirror [0-9]+/) }),
    );
  });

  it("imports what the engine has, under any name of Docker Hub", async () => {
    await docker("tag", "alpine:latest", "mine:1");
    await shell.bash("inkan import mine:1 && inkan import mine:1 grafana/grafana:11");
    await docker("rmi", "mine:1");
    await docker("pull", "mine:1");
    await docker("pull", "docker.io/grafana/grafana:11");
  });

  it("needs no mirror for what it has", async () => {
    await shell.bash("inkan import --remove alpine:latest");
    await docker("run", "--rm", "--network", "none", "--entrypoint", "/bin/busybox", "alpine:latest", "true").catch(
      (error: unknown) => {
        // Where no container may be started, the engine has at least found the image without asking anybody.
        expect(String(error)).not.toContain("registry-1.docker.io");
      },
    );
  });
});
