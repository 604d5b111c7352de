import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeAccessKey } from "../../src/cloud/aws/identity.ts";
import { createUser } from "../../src/cloud/iam/users.ts";
import { openStore } from "../../src/cloud/store/open-store.ts";
import type { AccountId } from "../../src/core/aws/scope.ts";
import type { AccessKey } from "../../src/core/running-cloud.ts";
import { awsCall, ecrTarget } from "../aws-call.ts";
import type { Measure } from "../measure.ts";
import { signCalls } from "../signed-requests.ts";
import { addSample, mediansOf, type Samples } from "../statistics.ts";
import { inkan, startSubject } from "../subject.ts";
import { requestsPerSecond } from "../wrk.ts";

const rounds = 5;
const policies = 50;
const statements = 10;

/** Requests that differ in their page size, and so in their signatures. */
const differentRequests = 256;

const account = "123456789012" as AccountId;
const repositoryName = "bench/authorized";
const asRoot = `${inkan.name}, as root`;

/**
 * DescribeImages of an empty repository, which is little work, by a user for whom 500 statements are weighed, beside the root
 * user, for whom none are.
 */
export async function measureAuthorization(): Promise<readonly Measure[]> {
  const home = mkdtempSync(join(tmpdir(), "inkan-bench-"));
  try {
    const first = await startSubject(inkan, home);
    const input = { repositoryName };
    await awsCall(first, { service: "ecr", target: ecrTarget("CreateRepository"), input });
    await first.stop();
    const user = makeUser(first.state);
    const service = await startSubject(inkan, home);
    const calls = Array.from({ length: differentRequests }, (_, index) => ({
      service: "ecr" as const,
      target: ecrTarget("DescribeImages"),
      input: { repositoryName, maxResults: 1 + index },
    }));
    const samples: Samples = new Map();
    for (let round = 0; round < rounds; round += 1) {
      for (const [who, credentials] of [
        [inkan.name, user],
        [asRoot, service.credentials],
      ] as const) {
        const requests = await signCalls(calls, { port: service.port, credentials });
        addSample(samples, who, await requestsPerSecond(service.port, service.scratch, requests));
      }
    }
    await service.stop();
    return [
      {
        name: `DescribeImages under ${policies} policies of ${statements} statements, 8 connections`,
        unit: "/s",
        medians: mediansOf(samples),
        mark: { kind: "times", factor: 0.8, of: asRoot },
      },
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Puts the policies where the cloud keeps them, since IAM's quotas end below so many. */
function makeUser(state: string): AccessKey {
  const store = openStore(state);
  const now = new Date();
  const clocks = { wall: () => now, cloud: () => now };
  const user = createUser({ store, clocks, scope: { account } }, { name: "bench", path: "/", tags: [] });
  for (let policy = 0; policy < policies; policy += 1) {
    store.database.run(
      "INSERT INTO iam_inline_policies (account, principal_id, name, document) VALUES (?, ?, ?, ?)",
      ...[account, user.uniqueId, `policy-${policy}`, policyText(policy)],
    );
  }
  const key = makeAccessKey(store, { account, uniqueId: user.uniqueId }, now);
  store.close();
  return key;
}

/** Only the last of all statements allows what is asked; each has a list of actions, resources and a condition. */
function policyText(policy: number): string {
  const statement = (index: number) => ({
    Effect: "Allow",
    Action: [
      "s3:GetObject*",
      policy === policies - 1 && index === statements - 1 ? "ecr:Describe*" : `ecr:Put${policy}x${index}*`,
    ],
    Resource: [`arn:aws:s3:::bucket-${policy}-${index}/*`, "arn:aws:ecr:*:*:repository/bench/*"],
    Condition: { StringEquals: { "aws:RequestedRegion": ["ap-northeast-1", "us-east-1"] } },
  });
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: Array.from({ length: statements }, (_, index) => statement(index)),
  });
}
