import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSampleImage, writeOciLayout } from "../../test/oci-layout.ts";
import { outputOf } from "../../test/run-program.ts";
import { programs } from "../../test/stock-programs.ts";
import { awsCall, kmsTarget } from "../aws-call.ts";
import type { Measure } from "../measure.ts";
import { logIn } from "../registry-login.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { inkan, inkanBinary, type RunningSubject } from "../subject.ts";
import { timeProcess } from "../time-process.ts";

// The two are level: the medians of fifteen rounds said now one, now the other.
const rounds = 60;

const cosign = "cosign 3";
const alias = "alias/sandbox-ecr-kms/cosign";

/** Whole processes that verify one image's bundle, beside a bare Node.js that does nothing. */
export async function measureVerify(running: readonly RunningSubject[]): Promise<readonly Measure[]> {
  const cloud = running.find(({ subject }) => subject === inkan);
  if (cloud === undefined) throw new Error("Inkan is always among the subjects");
  const { env, image } = await signedImage(cloud);
  const pem = await exportKey(cloud);
  const byPem: Samples = new Map();
  const byKms: Samples = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const [samples, key] of [
      [byPem, pem],
      [byKms, `awskms:///${alias}`],
    ] as const) {
      const verify = ["verify", "--key", key, image];
      addSample(samples, inkan.name, await timeProcess(process.execPath, [inkanBinary, ...verify], env));
      addSample(samples, "node -e 0", await timeProcess(process.execPath, ["-e", "0"], env));
      const program = programs.find("cosign3");
      if (program !== undefined) addSample(samples, cosign, await timeProcess(program, verify, env));
    }
  }
  const mark = (factor: number) => ({ kind: "times", factor, of: cosign }) as const;
  return [
    { name: "verify one image, PEM key", unit: "ms", medians: mediansOf(byPem), mark: mark(1) },
    { name: "verify one image, KMS key", unit: "ms", medians: mediansOf(byKms), mark: mark(1.3) },
  ];
}

async function signedImage(cloud: RunningSubject) {
  const login = await logIn(cloud, "bench/verify");
  const printed = await outputOf(process.execPath, [inkanBinary, "env", "--data", cloud.state, "--shell", "json"], {
    env: login.env,
  });
  const env = { ...login.env, ...(JSON.parse(printed) as Record<string, string>) };
  const layout = writeOciLayout(join(cloud.scratch, "verify-layout"), await createSampleImage(["signed"]));
  const reference = `${login.registry}/bench/verify:v1`;
  const image = (await outputOf(programs.path("crane"), ["push", layout, reference], { env })).trim();
  const sign = [inkanBinary, "sign", "--key", `awskms:///${alias}`, image];
  await outputOf(process.execPath, sign, { env });
  return { env, image };
}

async function exportKey(cloud: RunningSubject): Promise<string> {
  const { PublicKey } = await awsCall<{ PublicKey: string }>(cloud, {
    service: "kms",
    target: kmsTarget("GetPublicKey"),
    input: { KeyId: alias },
  });
  const path = join(cloud.scratch, "public-key.pem");
  const lines = PublicKey.match(/.{1,64}/g) ?? [];
  writeFileSync(path, ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n"));
  return path;
}
