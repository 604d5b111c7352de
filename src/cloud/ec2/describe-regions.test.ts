import { DescribeRegionsCommand, type DescribeRegionsCommandInput, EC2Client } from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SigningOptions, send, signFormCall, signGetCall, withHeader } from "../aws/test-signed-request.ts";
import { type AccessTestCloud, allow, refusal, type Signer, startAccessTestCloud } from "../sts/test-access-cloud.ts";

const account = "123456789012";
let world: AccessTestCloud;
const clients: EC2Client[] = [];
beforeAll(async () => {
  world = await startAccessTestCloud();
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await world.close();
});

function clientOf(credentials: Signer, region = "ap-northeast-1"): EC2Client {
  const client = new EC2Client({ region, endpoint: world.cloud.endpoint, maxAttempts: 1, credentials });
  clients.push(client);
  return client;
}

const ask = async (input: DescribeRegionsCommandInput = {}, region?: string) => {
  const answer = await clientOf(world.cloud.credentials, region).send(new DescribeRegionsCommand(input));
  return answer.Regions ?? [];
};
const namesOf = async (input: DescribeRegionsCommandInput, region?: string) =>
  (await ask(input, region)).map(({ RegionName }) => RegionName);

describe("DescribeRegions", () => {
  it("tells the regions that every account has", async () => {
    const regions = await ask();
    expect(regions).toHaveLength(17);
    expect(new Set(regions.map(({ OptInStatus }) => OptInStatus))).toEqual(new Set(["opt-in-not-required"]));
    expect(regions).toContainEqual({
      RegionName: "ap-northeast-1",
      Endpoint: "ec2.ap-northeast-1.amazonaws.com",
      OptInStatus: "opt-in-not-required",
    });
  });

  it("tells those that must be asked for where all are wanted, or where they are named", async () => {
    const all = await ask({ AllRegions: true });
    expect(all).toHaveLength(34);
    expect(all.filter(({ OptInStatus }) => OptInStatus === "not-opted-in")).toHaveLength(17);
    expect(await namesOf({ RegionNames: ["us-east-1", "af-south-1"] })).toEqual(["us-east-1", "af-south-1"]);
  });

  it.each<[string, DescribeRegionsCommandInput, readonly string[]]>([
    [
      "a name",
      { Filters: [{ Name: "region-name", Values: ["eu-west-1", "eu-west-?", "none"] }] },
      ["eu-west-3", "eu-west-2", "eu-west-1"],
    ],
    ["an endpoint", { Filters: [{ Name: "endpoint", Values: ["*.us-west-*"] }] }, ["us-west-1", "us-west-2"]],
    [
      "a status and a name",
      {
        AllRegions: true,
        Filters: [
          { Name: "opt-in-status", Values: ["not-opted-in"] },
          { Name: "region-name", Values: ["me-*"] },
        ],
      },
      ["me-central-1", "me-south-1"],
    ],
    ["a name in another case", { Filters: [{ Name: "region-name", Values: ["EU-*"] }] }, []],
  ])("filters by %s", async (_by, input, names) => {
    expect(await namesOf(input)).toEqual(names);
  });

  it("tells the regions of its own partition alone", async () => {
    expect(await ask({}, "cn-north-1")).toMatchObject([
      { RegionName: "cn-north-1", Endpoint: "ec2.cn-north-1.amazonaws.com.cn" },
      { RegionName: "cn-northwest-1" },
    ]);
    expect(await namesOf({ AllRegions: true }, "us-gov-west-1")).toEqual(["us-gov-east-1", "us-gov-west-1"]);
  });

  it.each<[string, DescribeRegionsCommandInput, string]>([
    ["regions that are none", { RegionNames: ["us--east-1", "us-east-1", "x"] }, "Invalid region: [us--east-1, x]"],
    ["a filter that is none", { Filters: [{ Name: "region", Values: ["x"] }] }, "The filter 'region' is invalid"],
    ["a filter without a name", { Filters: [{ Values: ["x"] }] }, "The filter 'null' is invalid"],
    ["a filter without a value", { Filters: [{ Name: "endpoint" }] }, "The filter 'endpoint' must have a value"],
  ])("refuses %s", async (_what, input, message) => {
    expect(await refusal(ask(input))).toBe(`InvalidParameterValue: ${message}`);
  });

  it("only says whether it would answer where that is all that is asked", async () => {
    expect(await refusal(ask({ DryRun: true }))).toBe(
      "DryRunOperation: Request would have succeeded, but DryRun flag is set.",
    );
  });

  it("is answered to those alone who may", async () => {
    const dryRun = new DescribeRegionsCommand({ DryRun: true });
    const nobody = clientOf(await world.user("nobody"));
    expect(await refusal(nobody.send(dryRun))).toBe(
      `UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:iam::${account}:user/nobody is not authorized to perform: ec2:DescribeRegions because no identity-based policy allows the ec2:DescribeRegions action`,
    );
    const reader = clientOf(await world.user("reader", allow("ec2:DescribeRegions")));
    expect((await reader.send(new DescribeRegionsCommand({}))).Regions).toHaveLength(17);
  });
});

describe("EC2's protocol", () => {
  const form = "Action=DescribeRegions&Version=2016-11-15&RegionName.1=us-east-1";
  const call = async (text: string, options: SigningOptions = {}) =>
    send(world.cloud, await signFormCall(world.cloud, text, { service: "ec2", ...options }));
  const error = (code: string, message: string, id: unknown) => `<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Errors>
    <Error>
      <Code>${code}</Code>
      <Message>${message}</Message>
    </Error>
  </Errors>
  <RequestID>${id}</RequestID>
</Response>
`;

  it("answers XML as EC2 writes it, also to a GET", async () => {
    const query = Object.fromEntries(new URLSearchParams(form));
    const get = await signGetCall(world.cloud, query, { service: "ec2" });
    for (const { status, headers, body } of [await call(form), await send(world.cloud, get)]) {
      expect([status, headers["content-type"]]).toEqual([200, "text/xml;charset=UTF-8"]);
      expect(body).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
  <requestId>${headers["x-amzn-requestid"]}</requestId>
  <regionInfo>
    <item>
      <regionName>us-east-1</regionName>
      <regionEndpoint>ec2.us-east-1.amazonaws.com</regionEndpoint>
      <optInStatus>opt-in-not-required</optInStatus>
    </item>
  </regionInfo>
</DescribeRegionsResponse>
`);
    }
  });

  it("answers an empty list where nothing is left", async () => {
    const { body } = await call(`${form}&Filter.1.Name=region-name&Filter.1.Value.1=eu-west-1`);
    expect(body).toContain("<regionInfo></regionInfo>");
  });

  it("says of what it has not that it is not there, in its own form", async () => {
    const { status, headers, body } = await call("Action=RunInstances&Version=2016-11-15");
    const id = headers["x-amzn-requestid"];
    expect([status, body]).toEqual([
      400,
      error("UnsupportedOperation", "ec2:RunInstances is not supported in this cloud.", id),
    ]);
  });

  it.each<[string, number, string, string, SigningOptions]>([
    [
      "another secret",
      401,
      "AuthFailure",
      "AWS was not able to validate the provided access credentials",
      { secretAccessKey: "x" },
    ],
    [
      "an unknown key",
      401,
      "AuthFailure",
      "AWS was not able to validate the provided access credentials",
      { accessKeyId: "AKIAIOSFODNN7EXAMPLE" },
    ],
    [
      "another service's scope",
      401,
      "AuthFailure",
      "AWS was not able to validate the provided access credentials",
      { service: "sts" },
    ],
    ["a time that is over", 400, "RequestExpired", "Request has expired.", { at: new Date(0) }],
  ])("believes no request with %s", async (_what, status, code, message, options) => {
    const answer = await call(form, options);
    expect([answer.status, answer.body]).toEqual([status, error(code, message, answer.headers["x-amzn-requestid"])]);
  });

  it("believes no request without a signature, nor one that was changed", async () => {
    const signed = await signFormCall(world.cloud, form, { service: "ec2" });
    const unsigned = { ...signed, headers: signed.headers.filter(([name]) => name !== "authorization") };
    const changed = { ...signed, body: form.replace("us-east-1", "us-east-2") };
    for (const request of [unsigned, changed, withHeader(signed, "x-amz-date", "20200101T000000Z")]) {
      expect((await send(world.cloud, request)).body).toMatch(/<Code>(AuthFailure|RequestExpired)</);
    }
  });
});
