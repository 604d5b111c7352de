import { randomBytes } from "node:crypto";
import { outputOf } from "../../test/run-program.ts";
import { programs } from "../../test/stock-programs.ts";
import { awsCall, kmsTarget } from "../aws-call.ts";
import type { Measure } from "../measure.ts";
import { type Call, signCalls } from "../signed-requests.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { ministack, type RunningSubject } from "../subject.ts";
import { requestsPerSecond } from "../wrk.ts";

const rounds = 5;

/** Requests that differ, each with a digest and a signature of its own: no answer can be one from memory. */
const differentRequests = 256;

/** KMS Sign with RSA-2048, beside what openssl does on one core with no server around it. */
export async function measureKmsSign(running: readonly RunningSubject[]): Promise<Measure> {
  const services = running.filter(({ subject }) => subject.serves.includes("kms"));
  const calls = new Map<RunningSubject, readonly Call[]>();
  for (const service of services) {
    const { KeyMetadata } = await awsCall<{ KeyMetadata: { KeyId: string } }>(service, {
      service: "kms",
      target: kmsTarget("CreateKey"),
      input: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" },
    });
    calls.set(
      service,
      Array.from({ length: differentRequests }, () => signingOf(KeyMetadata.KeyId)),
    );
  }
  const samples: Samples = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const [service, toSign] of calls) {
      const requests = await signCalls(toSign, service);
      addSample(samples, service.subject.name, await requestsPerSecond(service.port, service.scratch, requests));
    }
    if (programs.find("openssl") !== undefined) addSample(samples, "openssl speed", await opensslSignsPerSecond());
  }
  return {
    name: "KMS Sign RSA-2048, 8 connections",
    unit: "/s",
    medians: mediansOf(samples),
    mark: { kind: "times", factor: 1.3, of: ministack.name },
  };
}

function signingOf(keyId: string): Call {
  const input = {
    KeyId: keyId,
    Message: randomBytes(32).toString("base64"),
    MessageType: "DIGEST",
    SigningAlgorithm: "RSASSA_PKCS1_V1_5_SHA_256",
  };
  return { service: "kms", target: kmsTarget("Sign"), input };
}

/** `openssl speed` ends with a line of seconds per operation, then of operations per second, signing first. */
async function opensslSignsPerSecond(): Promise<number> {
  const report = await outputOf(programs.path("openssl"), ["speed", "-seconds", "2", "rsa2048"], { env: {} });
  return Number(/^rsa\s+2048 bits\s+(?:[\d.]+s\s+)+([\d.]+)/m.exec(report)?.[1]);
}
