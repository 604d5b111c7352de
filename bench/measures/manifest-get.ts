import { join } from "node:path";
import { createSampleImage, imageManifestType, writeOciLayout } from "../../test/oci-layout.ts";
import { outputOf } from "../../test/run-program.ts";
import { programs } from "../../test/stock-programs.ts";
import type { Measure } from "../measure.ts";
import { logIn } from "../registry-login.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { distribution, type RunningSubject } from "../subject.ts";
import { type RawRequest, requestsPerSecond } from "../wrk.ts";

const rounds = 5;

/** GETs of one manifest by its tag. */
export async function measureManifestGet(running: readonly RunningSubject[]): Promise<Measure> {
  const registries = running.filter(({ subject }) => subject.serves.includes("registry"));
  const image = await createSampleImage(["a layer", "another layer"]);
  const requests = new Map<RunningSubject, RawRequest>();
  for (const registry of registries) {
    const login = await logIn(registry, "bench/manifest");
    const layout = writeOciLayout(join(registry.scratch, "manifest-layout"), image);
    await outputOf(programs.path("crane"), ["push", layout, `${login.registry}/bench/manifest:v1`], { env: login.env });
    requests.set(registry, {
      method: "GET",
      path: "/v2/bench/manifest/manifests/v1",
      headers: {
        host: login.registry,
        accept: imageManifestType,
        ...(login.authorization === undefined ? {} : { authorization: login.authorization }),
      },
      body: "",
    });
  }
  const samples: Samples = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const [registry, request] of requests) {
      addSample(samples, registry.subject.name, await requestsPerSecond(registry.port, registry.scratch, [request]));
    }
  }
  return {
    name: "manifest GET, 8 connections",
    unit: "/s",
    medians: mediansOf(samples),
    mark: { kind: "times", factor: 3, of: distribution.name },
  };
}
