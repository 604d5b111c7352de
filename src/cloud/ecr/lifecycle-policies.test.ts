import {
  CreateRepositoryCommand,
  DeleteLifecyclePolicyCommand,
  GetLifecyclePolicyCommand,
  PutLifecyclePolicyCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
  for (const name of [repositoryName, "lifecycle/none"]) {
    await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName: name }));
  }
});
afterAll(() => cloud.close());

const account = "123456789012";
const repositoryName = "lifecycle/app";
const keepTen = `{
  "rules": [
    {
      "rulePriority": 1,
      "description": "Keep last 10 images",
      "selection": { "tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 10 },
      "action": { "type": "expire" }
    }
  ]
}`;
const keepTenEcho =
  '{"rules":[{"rulePriority":1,"description":"Keep last 10 images","selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":10},"action":{"type":"expire"}}]}';

function put(lifecyclePolicyText: string, name = repositoryName) {
  return cloud.ecr.send(new PutLifecyclePolicyCommand({ repositoryName: name, lifecyclePolicyText }));
}

const refused = (path: string, constraint: string) => ({
  name: "InvalidParameterException",
  message: `Invalid parameter at '${path}' failed to satisfy constraint: '${constraint}'`,
});

it("keeps a policy in ECR's form until it is deleted", async () => {
  const answer = { registryId: account, repositoryName, lifecyclePolicyText: keepTenEcho };
  expect(plain(await put(keepTen))).toEqual(answer);
  expect(plain(await cloud.ecr.send(new GetLifecyclePolicyCommand({ repositoryName })))).toEqual(answer);
  expect(plain(await cloud.ecr.send(new DeleteLifecyclePolicyCommand({ repositoryName })))).toEqual(answer);
  const absent = {
    name: "LifecyclePolicyNotFoundException",
    message: `Lifecycle policy does not exist for the repository with name '${repositoryName}' in the registry with id '${account}'`,
  };
  expect(await refusalOf(cloud.ecr.send(new GetLifecyclePolicyCommand({ repositoryName })))).toEqual(absent);
  expect(await refusalOf(cloud.ecr.send(new DeleteLifecyclePolicyCommand({ repositoryName })))).toEqual(absent);
});

it("refuses a policy that ECR refuses, and keeps the one before", async () => {
  await put(keepTen);
  const pulled = keepTen.replace("imageCountMoreThan", "sinceImagePulled");
  expect(await refusalOf(put(pulled))).toEqual(
    refused(
      "LifecyclePolicyText",
      "Lifecycle policy validation failure: instance failed to match exactly one schema (matched 0 out of 4)",
    ),
  );
  expect(await refusalOf(put("{}"))).toEqual(
    refused("lifecyclePolicyText", "Member must have length greater than or equal to 100"),
  );
  expect(await refusalOf(put(keepTen.padEnd(30_721)))).toEqual(
    refused("lifecyclePolicyText", "Member must have length less than or equal to 30720"),
  );
  const kept = await cloud.ecr.send(new GetLifecyclePolicyCommand({ repositoryName }));
  expect(kept.lifecyclePolicyText).toBe(keepTenEcho);
});

it("wants a repository", async () => {
  const message = `The repository with name 'lifecycle/gone' does not exist in the registry with id '${account}'`;
  const absent = { name: "RepositoryNotFoundException", message };
  const gone = { repositoryName: "lifecycle/gone" };
  expect(await refusalOf(put(keepTen, "lifecycle/gone"))).toEqual(absent);
  expect(await refusalOf(cloud.ecr.send(new GetLifecyclePolicyCommand(gone)))).toEqual(absent);
  expect(await refusalOf(cloud.ecr.send(new DeleteLifecyclePolicyCommand(gone)))).toEqual(absent);
});
