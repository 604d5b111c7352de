import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AccessTestCloud,
  allow,
  refusal,
  type ServiceClients,
  startAccessTestCloud,
} from "../sts/test-access-cloud.ts";

const account = "123456789012";
const arnOf = (name: string) => `arn:aws:ecr:ap-northeast-1:${account}:repository/${name}`;
const tag = (Key: string, Value = "") => ({ Key, Value });

let world: AccessTestCloud;
beforeAll(async () => {
  world = await startAccessTestCloud();
});
afterAll(() => world.close());

const create = (repositoryName: string, tags: object[] = [], by = world.root) =>
  by.ecr.send(new CreateRepositoryCommand({ repositoryName, tags: tags as never }));
const give = (resourceArn: string, tags: object[], by = world.root) =>
  by.ecr.send(new TagResourceCommand({ resourceArn, tags: tags as never }));
const take = (resourceArn: string, tagKeys: string[], by = world.root) =>
  by.ecr.send(new UntagResourceCommand({ resourceArn, tagKeys }));
const tagsOf = async (resourceArn: string, by = world.root) =>
  (await by.ecr.send(new ListTagsForResourceCommand({ resourceArn }))).tags;

describe("a repository's tags", () => {
  it("are those it was made with, and then given and taken", async () => {
    const { repository } = await create("tags/life", [tag("team", "a"), tag("env", "dev")]);
    expect(repository).not.toHaveProperty("tags");
    const arn = arnOf("tags/life");
    expect(await tagsOf(arn)).toEqual([tag("team", "a"), tag("env", "dev")]);
    await give(arn, [tag("team", "b"), tag("Team", "another key"), tag("empty")]);
    expect(await tagsOf(arn)).toEqual([tag("env", "dev"), tag("team", "b"), tag("Team", "another key"), tag("empty")]);
    await take(arn, ["env", "Team", "never there"]);
    expect(await tagsOf(arn)).toEqual([tag("team", "b"), tag("empty")]);
  });

  it("are none where none were given", async () => {
    await create("tags/none");
    expect(await tagsOf(arnOf("tags/none"))).toEqual([]);
  });

  it.each([
    ["a key twice", [tag("a", "1"), tag("a", "2")]],
    ["an empty key", [tag("")]],
    ["a key of AWS", [tag("AWS:created-by", "x")]],
    ["too long a key", [tag("k".repeat(129))]],
    ["too long a value", [tag("k", "v".repeat(257))]],
    ["a sign that is not allowed", [tag("cost", "~$0.10")]],
  ])("are refused with %s, and nothing is changed or made then", async (_what, tags) => {
    const said = "InvalidTagParameterException: Tag parameters are invalid";
    expect(await refusal(give(arnOf("tags/none"), [tag("fine"), ...tags]))).toBe(said);
    expect(await tagsOf(arnOf("tags/none"))).toEqual([]);
    expect(await refusal(create("tags/unmade", tags))).toBe(said);
    const described = world.root.ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ["tags/unmade"] }));
    expect(await refusal(described)).toContain("RepositoryNotFoundException");
  });

  it("are fifty at most, with keys and values of any script up to their length", async () => {
    await create("tags/many");
    const arn = arnOf("tags/many");
    await give(arn, [tag("鍵".repeat(128), "値 +-=._:/@".padEnd(256, "x"))]);
    const others = Array.from({ length: 49 }, (_, number) => tag(`k${number}`));
    await give(arn, others);
    expect(await refusal(give(arn, [tag("one more")]))).toContain("TooManyTagsException");
    await give(arn, [tag("k0", "the place of one that is there")]);
    expect(await tagsOf(arn)).toHaveLength(50);
  });
});

it.each([
  ["no ARN", "tags/none"],
  ["another service's", `arn:aws:kms:ap-northeast-1:${account}:repository/tags/none`],
  ["no repository's", `arn:aws:ecr:ap-northeast-1:${account}:image/tags/none`],
  // Policies about the repository's own ARN would have no say.
  ["of a partition that the region is not in", `arn:aws-cn:ecr:ap-northeast-1:${account}:repository/tags/none`],
  ["no region", `arn:aws:ecr::${account}:repository/tags/none`],
  ["no name", `arn:aws:ecr:ap-northeast-1:${account}:repository/NONE`],
])("an ARN is refused that is %s", async (_what, arn) => {
  const said =
    "InvalidParameterException: Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'";
  for (const call of [give(arn, [tag("a")]), take(arn, ["a"]), tagsOf(arn)]) expect(await refusal(call)).toBe(said);
});

it("a repository that is not there, or in another region, has no tags", async () => {
  const gone = (name: string) =>
    `RepositoryNotFoundException: The repository with name '${name}' does not exist in the registry with id '${account}'`;
  expect(await refusal(tagsOf(arnOf("tags/gone")))).toBe(gone("tags/gone"));
  const elsewhere = `arn:aws:ecr:us-east-1:${account}:repository/tags/none`;
  expect(await refusal(give(elsewhere, [tag("a")]))).toBe(gone("tags/none"));
});

describe("policies look at tags", () => {
  const when = (condition: object) => ({ Condition: condition });
  let makers = 0;
  const someone = async (...statements: object[]): Promise<ServiceClients> => {
    makers += 1;
    return world.as(await world.user(`maker-${makers}`, ...statements));
  };
  const isDenied = async (call: Promise<unknown>) => `${await refusal(call)}`.startsWith("AccessDeniedException");

  it("of the request that makes a repository, which needs the right to tag as well", async () => {
    const untagging = await someone(allow("ecr:CreateRepository"));
    await create("made/without", [], untagging);
    expect(await refusal(create("made/with", [tag("team", "a")], untagging))).toBe(
      `AccessDeniedException: User: arn:aws:iam::${account}:user/maker-1 is not authorized to perform: ecr:TagResource on resource: ${arnOf("made/with")} because no identity-based policy allows the ecr:TagResource action`,
    );
    const own = {
      StringEquals: { "aws:RequestTag/team": "a" },
      "ForAllValues:StringEquals": { "aws:TagKeys": "team" },
    };
    const team = await someone(allow(["ecr:CreateRepository", "ecr:TagResource"], "*", when(own)));
    expect(await isDenied(create("made/other", [tag("team", "b")], team))).toBe(true);
    expect(await isDenied(create("made/more", [tag("team", "a"), tag("env", "dev")], team))).toBe(true);
    await create("made/own", [tag("team", "a")], team);
  });

  it("of the repository, under AWS's name of the key and ECR's own, as they are at that moment", async () => {
    const byTag = await someone(
      allow("ecr:ListTagsForResource", "*", when({ StringEquals: { "aws:ResourceTag/team": "a" } })),
      allow("ecr:TagResource", "*", when({ StringEquals: { "ecr:ResourceTag/team": "a" } })),
    );
    await create("tags/seen", [tag("team", "a")]);
    expect(await tagsOf(arnOf("tags/seen"), byTag)).toEqual([tag("team", "a")]);
    await give(arnOf("tags/seen"), [tag("team", "b")], byTag);
    expect(await isDenied(tagsOf(arnOf("tags/seen"), byTag))).toBe(true);
    expect(await isDenied(give(arnOf("tags/seen"), [tag("team", "a")], byTag))).toBe(true);
  });

  it("of keys that are taken", async () => {
    const some = await someone(
      allow("ecr:UntagResource", "*", when({ "ForAllValues:StringEquals": { "aws:TagKeys": ["env"] } })),
    );
    await create("tags/taken", [tag("env"), tag("team")]);
    expect(await isDenied(take(arnOf("tags/taken"), ["env", "team"], some))).toBe(true);
    await take(arnOf("tags/taken"), ["env"], some);
    expect(await tagsOf(arnOf("tags/taken"))).toEqual([tag("team")]);
  });
});
