import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseRunningCloud, recordFile } from "../../src/core/running-cloud.ts";
import { imageOfBytes, writeOciLayout } from "../../test/oci-layout.ts";
import { outputOf } from "../../test/run-program.ts";
import { programs } from "../../test/stock-programs.ts";
import type { Measure } from "../measure.ts";
import { logIn, type RegistryLogin } from "../registry-login.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { distribution, inkan, type RunningSubject } from "../subject.ts";

const rounds = 5;

/** What is pushed and pulled, in bytes: one layer that no subject has seen, new in each round. */
const layerBytes = 100_000_000;

/**
 * Push and pull of one image by crane, whose whole process is timed. Over http, as crane chooses by itself where a
 * registry on this machine has no certificate that it trusts; Inkan besides over https, with its CA trusted.
 */
export async function measureTransfer(running: readonly RunningSubject[]): Promise<readonly Measure[]> {
  const registries = running.filter(({ subject }) => subject.serves.includes("registry"));
  const targets: { readonly who: string; readonly login: RegistryLogin; readonly repository: string }[] = [];
  for (const registry of registries) {
    const plain = await logIn(registry, "bench/transfer");
    const login = { ...plain, env: { ...plain.env, ...noRootCertificates(registry.scratch) } };
    targets.push({ who: registry.subject.name, login, repository: "bench/transfer" });
    if (registry.subject !== inkan) continue;
    const secure = await logIn(registry, "bench/transfer-https");
    const env = { ...secure.env, SSL_CERT_FILE: caFileOf(registry) };
    targets.push({ who: `${inkan.name}, https`, login: { ...secure, env }, repository: "bench/transfer-https" });
  }
  const pushes: Samples = new Map();
  const pulls: Samples = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const { who, login, repository } of targets) {
      const scratch = mkdtempSync(join(tmpdir(), "inkan-bench-"));
      const reference = `${login.registry}/${repository}:round-${round}`;
      const layout = writeOciLayout(join(scratch, "layout"), imageOfBytes([randomBytes(layerBytes)]));
      addSample(pushes, who, await timeCrane(["push", layout, reference], login));
      addSample(pulls, who, await timeCrane(["pull", "--format", "oci", reference, join(scratch, "pulled")], login));
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  // At 0.9 of distribution's speed it takes 1 / 0.9 of its time.
  const mark = { kind: "times", factor: Number((1 / 0.9).toFixed(2)), of: distribution.name } as const;
  return [
    { name: "100 MB push by crane", unit: "ms", medians: mediansOf(pushes), mark },
    { name: "100 MB pull by crane", unit: "ms", medians: mediansOf(pulls), mark },
  ];
}

/**
 * For Go programs: trust in nobody. Clients that try https first then turn to http at once, where they would else read
 * the system's hundreds of certificates first (20 ms), which says nothing about the server.
 */
function noRootCertificates(folder: string): Record<string, string> {
  const empty = join(folder, "no-certificates.pem");
  writeFileSync(empty, "");
  return { SSL_CERT_FILE: empty, SSL_CERT_DIR: folder };
}

function caFileOf({ state }: RunningSubject): string {
  return parseRunningCloud(readFileSync(join(state, recordFile), "utf8")).caFile;
}

async function timeCrane(args: readonly string[], { env }: RegistryLogin): Promise<number> {
  const begun = performance.now();
  await outputOf(programs.path("crane"), args, { env });
  return performance.now() - begun;
}
