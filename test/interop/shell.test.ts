import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type InkanCloud, inkanProgram, startInkan } from "../inkan-cloud.ts";
import { describeUnless } from "../needs-program.ts";
import { createSampleImage, writeOciLayout } from "../oci-layout.ts";
import { type Outcome, runProgram } from "../run-program.ts";
import { programs } from "../stock-programs.ts";
import { type ClientShell, openClientShell } from "./client-shell.ts";

const needed = [
  "ip",
  "unshare",
  "mount",
  "setpriv",
  "pgrep",
  "aws",
  "cosign3",
  "cosign2",
  "crane",
  "oras",
  "skopeo",
  "jq",
  "openssl",
];
const reason = process.platform === "linux" ? programs.missing(needed) : "namespaces are Linux's";

/** As it is typed for AWS: no address in it is the local cloud's. */
const script = `
set -euo pipefail
AWS_ACCOUNT_ID="$(aws sts get-caller-identity --query Account --output text)"
ECR_REGISTRY="\${AWS_ACCOUNT_ID}.dkr.ecr.\${AWS_REGION}.amazonaws.com"
KMS_KEY_ARN="$(aws kms describe-key --key-id alias/sandbox-ecr-kms/cosign --query KeyMetadata.Arn --output text)"
IMAGE_URI="$ECR_REGISTRY/sample-app-1:$1"
password() { aws ecr get-login-password --region "$AWS_REGION"; }

password | crane auth login --username AWS --password-stdin "$ECR_REGISTRY"
crane push image "$IMAGE_URI"
DIGEST="$(crane digest "$IMAGE_URI")"
crane auth logout "$ECR_REGISTRY"

password | skopeo login --username AWS --password-stdin "$ECR_REGISTRY"
skopeo copy --all "oci:image" "docker://$ECR_REGISTRY/sample-app-2:$1"
skopeo inspect --format '{{.Digest}}' "docker://$ECR_REGISTRY/sample-app-2:$1"
skopeo logout "$ECR_REGISTRY"

password | oras login --username AWS --password-stdin "$ECR_REGISTRY"
echo hello > note.txt
oras attach --artifact-type text/plain "$IMAGE_URI" note.txt
oras discover --artifact-type text/plain "$IMAGE_URI" | grep text/plain > /dev/null
oras logout "$ECR_REGISTRY"

password | "$COSIGN" login --username AWS --password-stdin "$ECR_REGISTRY"
"$COSIGN" sign --key "awskms:///$KMS_KEY_ARN" --yes "$ECR_REGISTRY/sample-app-1@$DIGEST"
"$COSIGN" verify --key "awskms:///$KMS_KEY_ARN" "$ECR_REGISTRY/sample-app-1@$DIGEST" | jq -r '.[0].critical.image["docker-manifest-digest"]'
aws kms get-public-key --key-id "$KMS_KEY_ARN" --query PublicKey --output text | base64 -d > key.der
openssl rsa -pubin -inform DER -in key.der -outform PEM -out key.pem
"$COSIGN" verify --key key.pem "$ECR_REGISTRY/sample-app-1@$DIGEST" > /dev/null
aws ecr describe-images --repository-name sample-app-1 --image-ids "imageDigest=$DIGEST" --query 'imageDetails[0].imageTags[0]' --output text
`;

/** Makes an ordinary user of whoever runs the suite, who owns what that one owns and has no right of root's. */
const asOrdinaryUser = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];

describeUnless(reason, "inkan shell: AWS's own host names", () => {
  let cloud: InkanCloud;
  let shell: ClientShell;
  let digest: string;

  beforeAll(async () => {
    cloud = await startInkan();
    // Nothing that `inkan env` prints: the shell alone brings a script to the cloud.
    shell = openClientShell({ aliases: { "cosign-3": "cosign3", "cosign-2": "cosign2" } });
    shell.write("script.sh", script);
    const image = await createSampleImage(["real names"]);
    digest = image.manifest.digest;
    writeOciLayout(join(shell.folder, "image"), image);
  });

  afterAll(async () => {
    shell?.close();
    await cloud?.stop();
  });

  const inShell = (words: readonly string[], before: readonly string[] = []): Promise<Outcome> => {
    const [program = "", ...rest] = [
      ...before,
      ...[process.execPath, inkanProgram, "shell", "--data", cloud.dataFolder, "--", ...words],
    ];
    return runProgram(programs.find(program) ?? program, rest, { env: shell.env, cwd: shell.folder });
  };

  /** Processes whose command line has a text in it. */
  const running = async (text: string) =>
    (await runProgram(programs.path("pgrep"), ["-f", "--", text], { env: {} })).stdout.split("\n").filter(Boolean);

  for (const cosign of ["cosign-3", "cosign-2"]) {
    it(`runs a script that is written for AWS as it is, with ${cosign}`, async () => {
      const words = ["env", `COSIGN=${join(shell.folder, "bin", cosign)}`, "bash", "script.sh", cosign];
      const { code, stdout, stderr } = await inShell(words);
      expect(code, stderr).toBe(0);
      const lines = stdout.split("\n");
      expect(lines.filter((line) => line === digest)).toHaveLength(2);
      expect(lines).toContain(cosign);
    });
  }

  it("runs it for an ordinary user, who is that user inside", async () => {
    const words = ["env", `COSIGN=${join(shell.folder, "bin", "cosign-3")}`, "bash", "script.sh", "no-rights"];
    expect((await inShell(["id", "-u"], asOrdinaryUser)).stdout).toBe("1000\n");
    const { code, stdout, stderr } = await inShell(words, asOrdinaryUser);
    expect(code, stderr).toBe(0);
    expect(stdout.split("\n")).toEqual(expect.arrayContaining([digest, "no-rights"]));
  });

  it("has inkan's own commands there, by AWS's names and by the cloud's own address", async () => {
    const script = `inkan images sample-app-1 -o text --query '[].tags[0]' && inkan whoami -o text --query account
      inkan verify --key alias/sandbox-ecr-kms/cosign $ECR_REGISTRY/sample-app-1:cosign-3 && curl -sS ${cloud.env.AWS_ENDPOINT_URL}/v2/`;
    const { code, stdout, stderr } = await inShell(["bash", "-euc", script]);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("cosign-3");
    expect(stdout).toContain("\n123456789012\n");
    expect(stdout).toContain("Not Authorized");
  });

  it("takes away what would lead elsewhere, and shows nothing else of the network", async () => {
    const { stdout } = await inShell(["bash", "-c", "env | grep -c AWS_ENDPOINT_URL; ip -o link | wc -l"]);
    expect(stdout).toBe("0\n1\n");
    const { code } = await inShell(["bash", "-c", "exec 3<>/dev/tcp/192.0.2.1/443"]);
    expect(code).toBe(1);
  });

  it("ends with what the command ends with, a signal too", async () => {
    expect((await inShell(["sh", "-c", "exit 7"])).code).toBe(7);
    expect((await inShell(["sh", "-c", "kill -TERM $$"])).code).toBe(143);
    const { code, stderr } = await inShell(["no-such-program"]);
    expect([code, stderr]).toEqual([127, expect.stringContaining("no-such-program")]);
  });

  it("leaves nothing when it ends: no process, no mount, no file, no login", async () => {
    const before = [readFileSync("/proc/mounts", "utf8"), readFileSync("/etc/hosts", "utf8")];
    await inShell(["bash", "-c", "sleep 4242 & disown"]);
    expect(await running("sleep 4242")).toEqual([]);
    expect([readFileSync("/proc/mounts", "utf8"), readFileSync("/etc/hosts", "utf8")]).toEqual(before);
    expect((await runProgram("/bin/ls", [join(cloud.dataFolder, "shell")], { env: {} })).stdout).toBe("");
    expect((await runProgram("/bin/ls", ["-A", join(shell.folder, ".docker")], { env: {} })).stdout).toBe("");
  });

  it("leaves nothing when it is killed", async () => {
    const words = [inkanProgram, "shell", "--data", cloud.dataFolder, "--", "sleep", "4343"];
    const child = spawn(process.execPath, words, { env: shell.env, stdio: "ignore" });
    while ((await running("sleep 4343")).length < 2) await delay(50);
    child.kill("SIGKILL");
    await once(child, "exit");
    for (let tries = 0; tries < 100 && (await running("sleep 4343")).length > 0; tries += 1) await delay(50);
    expect(await running("sleep 4343")).toEqual([]);
  });

  it("sets nothing up for whoever asks for its inside outside of it", async () => {
    const words = ["shell", "--data", cloud.dataFolder, "--inside", "same", "--", "true"];
    expect(await shell.inkan(words)).toMatchObject({ code: 64, stdout: "" });
  });

  it("says which setting forbids its namespaces", async () => {
    const forbid = "echo 0 > /proc/sys/user/max_user_namespaces";
    const withoutRights = "setpriv --inh-caps=-all --bounding-set=-all";
    const before = ["unshare", "--user", "--map-root-user", "sh", "-c", `${forbid}; exec ${withoutRights} "$@"`, "sh"];
    const { code, stderr } = await inShell(["true"], before);
    expect(code).toBe(1);
    expect(stderr).toContain("this system gives you no namespaces of your own: unshare: unshare failed");
    expect(stderr).toContain("sudo sysctl user.max_user_namespaces=");
  });

  it("says that no cloud runs, and how one is started", async () => {
    const { code, stderr } = await shell.inkan(["shell", "--data", join(shell.folder, "nowhere"), "--", "true"]);
    expect(code).toBe(1);
    expect(stderr).toContain("inkan up --detach");
  });
});
