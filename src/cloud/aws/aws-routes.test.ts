import { KMSClient, ListKeysCommand } from "@aws-sdk/client-kms";
import { GetCallerIdentityCommand, GetFederationTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { denialSentence } from "./authorize.ts";
import { services } from "./services.ts";
import { type AwsTestCloud, startAwsTestCloud } from "./test-aws-cloud.ts";
import { send, signFormCall, signGetCall, signJsonCall, type WireRequest, withHeader } from "./test-signed-request.ts";

let cloud: AwsTestCloud;
beforeAll(async () => {
  cloud = await startAwsTestCloud();
});
afterAll(() => cloud.close());

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function unsigned(target: string, body: string): WireRequest {
  return {
    method: "POST",
    target: "/",
    headers: [
      ["host", cloud.authority],
      ["content-type", "application/x-amz-json-1.1"],
      ["x-amz-target", target],
    ],
    body,
  };
}

describe("JSON services", () => {
  it("answer with KMS's headers and a request id", async () => {
    const { status, headers, body } = await send(cloud, await signJsonCall(cloud, "TrentService.ListKeys", {}));
    expect([status, JSON.parse(body)]).toEqual([200, { Keys: [], Truncated: false }]);
    expect(headers).toMatchObject({
      "content-type": "application/x-amz-json-1.1",
      "x-amzn-requestid": expect.stringMatching(uuid),
      "cache-control": "no-cache, no-store, must-revalidate, private",
      expires: "0",
      pragma: "no-cache",
      date: cloud.wallNow().toUTCString(),
    });
  });

  it("take an empty body as an empty object", async () => {
    expect((await send(cloud, await signJsonCall(cloud, "TrentService.ListKeys", ""))).status).toBe(200);
  });

  it("do not know what their model does not have", async () => {
    for (const target of [
      "TrentService.Nothing",
      "TrentService.",
      "TrentService",
      "TrentService.ListKeys.x",
      "TrentService.constructor",
    ]) {
      const { status, body } = await send(cloud, await signJsonCall(cloud, target, {}));
      expect(status).toBe(400);
      expect(JSON.parse(body).__type).toBe("UnknownOperationException");
    }
    const { body } = await send(cloud, await signJsonCall(cloud, "DynamoDB_20120810.ListTables", {}));
    expect(JSON.parse(body).message).toBe(
      "DynamoDB_20120810.ListTables is not an operation of EC2, ECR, IAM, KMS, STS.",
    );
  });

  it("refuse what is no JSON, and JSON of another type, before they look at the signature", async () => {
    const refusal = async (text: string) => {
      const { status, body } = await send(cloud, unsigned("TrentService.ListKeys", text));
      return [status, JSON.parse(body)];
    };
    expect(await refusal("{")).toEqual([400, { __type: "SerializationException" }]);
    expect(await refusal("{}{}")).toEqual([400, { __type: "SerializationException" }]);
    expect(await refusal('{"Limit":"1"}')).toEqual([
      400,
      { __type: "SerializationException", Message: "STRING_VALUE cannot be converted to Integer" },
    ]);
    expect((await refusal('{"Limit":0}'))[1]).toMatchObject({ __type: "MissingAuthenticationTokenException" });
  });

  it("check the model's constraints once the signature holds", async () => {
    const { body } = await send(cloud, await signJsonCall(cloud, "TrentService.ListKeys", { Limit: 0 }));
    expect(JSON.parse(body)).toEqual({
      __type: "ValidationException",
      message:
        "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    });
  });

  it("are not spoken in another form", async () => {
    const signed = await signJsonCall(cloud, "TrentService.ListKeys", {});
    for (const type of ["application/json", "application/x-www-form-urlencoded", "junk"]) {
      const { status, body } = await send(cloud, withHeader(signed, "content-type", type));
      expect([status, body]).toEqual([404, "<UnknownOperationException/>\n"]);
    }
    expect((await send(cloud, { ...signed, method: "GET" })).status).toBe(404);
  });
});

describe("query services", () => {
  const form = "Action=GetCallerIdentity&Version=2011-06-15";
  const fault = (code: string, message: string) => (body: string) =>
    expect(body).toMatch(
      new RegExp(
        `^<ErrorResponse xmlns="http://webservices.amazon.com/AWSFault/2005-15-09">\\n  <Error>\\n    <Type>Sender</Type>\\n    <Code>${code}</Code>\\n    <Message>${message}</Message>\\n  </Error>\\n  <RequestId>[0-9a-f-]{36}</RequestId>\\n</ErrorResponse>\\n$`,
      ),
    );

  it("answer XML as AWS writes it", async () => {
    const { status, headers, body } = await send(cloud, await signFormCall(cloud, form));
    expect([status, headers["content-type"]]).toEqual([200, "text/xml"]);
    expect(body).toBe(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::123456789012:root</Arn>
    <UserId>123456789012</UserId>
    <Account>123456789012</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>${headers["x-amzn-requestid"]}</RequestId>
  </ResponseMetadata>
</GetCallerIdentityResponse>
`);
  });

  it("take their parameters from the query as well", async () => {
    const { status } = await send(
      cloud,
      await signGetCall(cloud, { Action: "GetCallerIdentity", Version: "2011-06-15" }),
    );
    expect(status).toBe(200);
  });

  it("say what they do not know", async () => {
    const ask = async (text: string) => (await send(cloud, await signFormCall(cloud, text))).body;
    fault(
      "InvalidAction",
      "Could not find operation Nothing for version 2011-06-15",
    )(await ask("Action=Nothing&Version=2011-06-15"));
    fault(
      "InvalidAction",
      "Could not find operation GetUser for version 2000-01-01",
    )(await ask("Action=GetUser&Version=2000-01-01"));
    fault(
      "InvalidAction",
      "Could not find operation GetUser for version NO_VERSION_SPECIFIED",
    )(await ask("Action=GetUser"));
    fault("MissingAction", "No Action was given. This address answers for EC2, ECR, IAM, KMS, STS.")(await ask(""));
  });

  it("take no version or action from the prototype of a table", async () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      const unknown = fault("InvalidAction", `Could not find operation ${name} for version ${name}`);
      unknown((await send(cloud, await signGetCall(cloud, { Action: name, Version: name }))).body);
    }
  });

  it("repeat an action only as far as XML can hold it, and not without end", async () => {
    const ask = async (action: string) => {
      const { body } = await send(cloud, await signGetCall(cloud, { Action: action, Version: "2011-06-15" }));
      expect(XMLValidator.validate(body)).toBe(true);
      return body;
    };
    expect(await ask("a\u0000\u0001\u001b\ufffe</Message>&\n😀")).toContain(
      "operation a\ufffd\ufffd\ufffd\ufffd&lt;/Message&gt;&amp;\n😀 for",
    );
    expect(await ask("a".repeat(5_000))).toContain(`operation ${"a".repeat(1024)}… for`);
  });

  it("name their own namespace in their own errors", async () => {
    const { body } = await send(cloud, await signFormCall(cloud, form, { secretAccessKey: "x" }));
    expect(body).toMatch(/^<ErrorResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/">/);
  });
});

describe("what this cloud has not", () => {
  const missing = Object.values(services).flatMap(({ model, operations }) =>
    Object.keys(model.operations)
      .filter((name) => !operations.has(name))
      .map((name) => [model.service, name] as const),
  );

  it.each(missing)("is refused as a client error that names it: %s:%s", async (service, operation) => {
    const { protocol, apiVersion, signingName } = services[service].model;
    const signed =
      protocol.kind === "json"
        ? await signJsonCall(cloud, `${protocol.targetPrefix}.${operation}`, {})
        : await signFormCall(cloud, `Action=${operation}&Version=${apiVersion}`, { service: signingName });
    const { status, body } = await send(cloud, signed);
    expect(status).toBe(400);
    expect(body).toContain(
      protocol.kind === "json" ? '"__type":"UnsupportedOperationException"' : "<Code>UnsupportedOperation</Code>",
    );
    expect(body).toContain(`${service}:${operation} is not supported in this cloud.`);
  });

  it("is refused by the member too", async () => {
    const input = { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", XksKeyId: "a" };
    const { status, body } = await send(cloud, await signJsonCall(cloud, "TrentService.CreateKey", input));
    expect([status, JSON.parse(body)]).toEqual([
      400,
      {
        __type: "UnsupportedOperationException",
        message: "kms:CreateKey does not support the member XksKeyId in this cloud.",
      },
    ]);
  });

  it("is refused before anything is said about its value", async () => {
    const { body } = await send(cloud, await signJsonCall(cloud, "TrentService.CreateKey", { XksKeyId: "" }));
    expect(JSON.parse(body).message).toBe("kms:CreateKey does not support the member XksKeyId in this cloud.");
  });

  it("is not told to those who have not signed", async () => {
    const { body } = await send(cloud, unsigned("TrentService.Encrypt", "{}"));
    expect(JSON.parse(body).__type).toBe("MissingAuthenticationTokenException");
  });
});

describe("the SDK's clients", () => {
  const settings = () => ({
    endpoint: cloud.endpoint,
    region: "ap-northeast-1",
    credentials: cloud.credentials,
    maxAttempts: 1,
  });

  it("are understood and understand", async () => {
    const sts = new STSClient(settings());
    const kms = new KMSClient(settings());
    expect(await sts.send(new GetCallerIdentityCommand())).toMatchObject({
      Arn: "arn:aws:iam::123456789012:root",
      $metadata: { requestId: expect.stringMatching(uuid) },
    });
    expect(await kms.send(new ListKeysCommand())).toMatchObject({
      Keys: [],
      $metadata: { requestId: expect.stringMatching(uuid) },
    });
    await expect(sts.send(new GetFederationTokenCommand({ Name: "ann" }))).rejects.toMatchObject({
      name: "UnsupportedOperation",
      message: "sts:GetFederationToken is not supported in this cloud.",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(kms.send(new ListKeysCommand({ Marker: "junk" }))).rejects.toMatchObject({
      name: "InvalidMarkerException",
    });
    sts.destroy();
    kms.destroy();
  });
});

describe("authorization", () => {
  it("is asked with action, resource and what is known of the request, and its denial is AWS's sentence", async () => {
    const asked: unknown[] = [];
    const reason = "because no identity-based policy allows the kms:ListKeys action";
    const denying = await startAwsTestCloud({
      authorize(principal, action, resource, conditions) {
        asked.push([principal.arn, action, resource, conditions()]);
        return { kind: "deny", reason };
      },
    });
    const { status, body } = await send(denying, await signJsonCall(denying, "TrentService.ListKeys", {}));
    const sentence = `User: arn:aws:iam::123456789012:root is not authorized to perform: kms:ListKeys on resource: * ${reason}`;
    expect([status, JSON.parse(body)]).toEqual([400, { __type: "AccessDeniedException", Message: sentence }]);
    expect(asked).toEqual([
      [
        "arn:aws:iam::123456789012:root",
        "kms:ListKeys",
        "*",
        {
          "aws:CurrentTime": denying.wallNow().toISOString(),
          "aws:EpochTime": String(denying.wallNow().getTime() / 1000),
          "aws:RequestedRegion": "ap-northeast-1",
          "aws:SecureTransport": "false",
          "aws:SourceIp": "127.0.0.1",
          "aws:ViaAWSService": "false",
        },
      ],
    ]);
    // GetCallerIdentity needs no permission, and cannot be denied.
    expect(
      (await send(denying, await signFormCall(denying, "Action=GetCallerIdentity&Version=2011-06-15"))).status,
    ).toBe(200);
    expect(asked).toHaveLength(1);
    await denying.close();
  });

  it("writes the sentence for the registry as for the APIs", () => {
    const principal = { kind: "root", account: cloud.account, arn: "arn:aws:iam::1:root", uniqueId: "1" } as const;
    expect(denialSentence(principal, "ecr:PutImage", "arn:x", { kind: "deny", reason: "because of it" })).toBe(
      "User: arn:aws:iam::1:root is not authorized to perform: ecr:PutImage on resource: arn:x because of it",
    );
  });
});

describe("a failure of the cloud's own", () => {
  it("tells the client nothing but the request id, and the log everything", async () => {
    const broken = await startAwsTestCloud();
    broken.store.database.execute("ALTER TABLE kms_keys RENAME TO gone");
    const { status, headers, body } = await send(broken, await signJsonCall(broken, "TrentService.ListKeys", {}));
    const requestId = headers["x-amzn-requestid"];
    expect([status, JSON.parse(body)]).toEqual([
      500,
      {
        __type: "KMSInternalException",
        message: `The cloud failed on this request; its log says why, under the request id ${requestId}.`,
      },
    ]);
    expect(broken.failures).toEqual([
      { cause: expect.objectContaining({ message: "no such table: kms_keys" }), requestId },
    ]);
    await broken.close();
  });
});
