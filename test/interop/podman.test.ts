import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeUnless } from "../needs-program.ts";
import { programs } from "../stock-programs.ts";
import { skipUnlessRun } from "./skip-unless-run.ts";
import { useCloud } from "./use-cloud.ts";

const dockerfile = `FROM scratch
COPY busybox /bin/busybox
CMD ["/bin/busybox", "echo", "from podman"]
`;

/** podman raises a container's limits above what an unprivileged part of a machine may; these are below any. */
const limits = ["--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024"];

const reason =
  programs.missing(["podman", "busybox", "aws"]) ||
  (process.getuid?.() !== 0 && "podman with a storage of the suite's own needs root");

describeUnless(reason, "podman", () => {
  const here = useCloud();

  /** Everything that podman keeps, in the shell's own folder. */
  const podmanArgs = (args: readonly string[]) => [
    ...["--root", join(here.shell.folder, "storage"), "--runroot", join(here.shell.folder, "run")],
    ...["--tmpdir", join(here.shell.folder, "tmp"), "--storage-driver", "vfs"],
    ...["--cgroup-manager", "cgroupfs", "--events-backend", "none"],
    ...args,
  ];
  const podman = (...args: string[]) => here.shell.output("podman", podmanArgs(args));
  const uriOfImage = () => `${here.cloud.registry}/sample-app-1:podman`;
  const imageOf = (uri: string) => podman("image", "inspect", "--format", "{{.Id}} {{.Digest}}", uri);

  beforeAll(async () => {
    const context = join(here.shell.folder, "context");
    mkdirSync(context);
    copyFileSync(programs.path("busybox"), join(context, "busybox"));
    here.shell.write("context/Dockerfile", dockerfile);
    const password = await here.shell.bash("aws ecr get-login-password");
    const login = ["login", "--tls-verify=false", "--username", "AWS", "--password-stdin", here.cloud.registry];
    await here.shell.output("podman", podmanArgs(login), { input: password });
  });

  it("pushes what it built and pulls it back the same", async () => {
    const uri = uriOfImage();
    await podman("build", "--isolation", "chroot", "--tag", uri, join(here.shell.folder, "context"));
    await podman("push", "--tls-verify=false", "--digestfile", join(here.shell.folder, "digest"), uri);
    const digest = await here.shell.bash("cat digest");
    const [id] = (await imageOf(uri)).split(" ");
    await podman("rmi", uri);
    await podman("pull", "--tls-verify=false", uri);
    expect(await imageOf(uri)).toBe(`${id} ${digest}`);
    const query = "--query 'imageDetails[0].imageDigest' --output text";
    const inEcr = `aws ecr describe-images --repository-name sample-app-1 --image-ids imageTag=podman ${query}`;
    expect(await here.shell.bash(inEcr)).toBe(digest);
  });

  it("runs the container of what it pulled", async (context) => {
    const run = ["run", "--rm", "--pull=never", "--network=none", ...limits, uriOfImage()];
    const container = await here.shell.run("podman", podmanArgs(run));
    skipUnlessRun(container, context);
    expect(container.stdout).toBe("from podman\n");
  });
});
