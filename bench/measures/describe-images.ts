import { join } from "node:path";
import { createSampleImage, imageManifestType, writeOciLayout } from "../../test/oci-layout.ts";
import { outputOf } from "../../test/run-program.ts";
import { programs } from "../../test/stock-programs.ts";
import { awsCall, ecrTarget } from "../aws-call.ts";
import type { Measure } from "../measure.ts";
import { logIn } from "../registry-login.ts";
import { signCalls } from "../signed-requests.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { ministack, type RunningSubject } from "../subject.ts";
import { requestsPerSecond } from "../wrk.ts";

const rounds = 5;

/** Images in the repository: what a lifecycle rule of "keep 10" leaves there. */
const images = 10;

/** Requests that differ in page size, and so in their signatures; all of them fit the whole repository. */
const differentRequests = 256;

const repositoryName = "bench/describe";

/** DescribeImages of a whole repository, each request signed. */
export async function measureDescribeImages(running: readonly RunningSubject[]): Promise<Measure> {
  const services = running.filter(({ subject }) => subject.serves.includes("ecr"));
  for (const service of services) await fill(service);
  const calls = Array.from({ length: differentRequests }, (_, index) => ({
    service: "ecr" as const,
    target: ecrTarget("DescribeImages"),
    input: { repositoryName, maxResults: images + index },
  }));
  const samples: Samples = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const service of services) {
      const requests = await signCalls(calls, service);
      addSample(samples, service.subject.name, await requestsPerSecond(service.port, service.scratch, requests));
    }
  }
  return {
    name: `DescribeImages of ${images} images, 8 connections`,
    unit: "/s",
    medians: mediansOf(samples),
    mark: { kind: "times", factor: 4, of: ministack.name },
  };
}

/** By crane where there is a registry, else by the API alone (moto asks for no layers). */
async function fill(service: RunningSubject): Promise<void> {
  const login = await logIn(service, repositoryName);
  for (let index = 0; index < images; index += 1) {
    const image = await createSampleImage([`image ${index}`]);
    const imageTag = `v${index}`;
    if (service.subject.serves.includes("registry")) {
      const layout = writeOciLayout(join(service.scratch, `describe-${index}`), image);
      const reference = `${login.registry}/${repositoryName}:${imageTag}`;
      await outputOf(programs.path("crane"), ["push", layout, reference], { env: login.env });
    } else {
      const imageManifest = new TextDecoder().decode(image.manifest.bytes);
      const input = { repositoryName, imageTag, imageManifest, imageManifestMediaType: imageManifestType };
      await awsCall(service, { service: "ecr", target: ecrTarget("PutImage"), input });
    }
  }
}
