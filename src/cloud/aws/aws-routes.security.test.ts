import { connect } from "node:net";
import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type AwsTestCloud, startAwsTestCloud } from "./test-aws-cloud.ts";
import {
  changeHeader,
  presignGetCall,
  send,
  signFormCall,
  signGetCall,
  signJsonCall,
  type WireRequest,
  withHeader,
} from "./test-signed-request.ts";

let cloud: AwsTestCloud;
beforeAll(async () => {
  cloud = await startAwsTestCloud();
});
afterAll(() => cloud.close());

const listKeys = "TrentService.ListKeys";
const callerIdentity = "Action=GetCallerIdentity&Version=2011-06-15";
const callerIdentityQuery = { Action: "GetCallerIdentity", Version: "2011-06-15" };
const mismatch =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

const xml = new XMLParser({ parseTagValue: false, trimValues: false });

/** The code and sentence of a JSON service's refusal, which must be a 400. */
async function jsonRefusal(request: WireRequest): Promise<readonly [unknown, unknown]> {
  const { status, body } = await send(cloud, request);
  expect(status).toBe(400);
  const { __type, message } = JSON.parse(body) as { readonly __type?: unknown; readonly message?: unknown };
  return [__type, message];
}

/** Status, code and sentence of a query service's refusal. */
async function queryRefusal(request: WireRequest): Promise<readonly [number, string | undefined, string | undefined]> {
  const { status, body } = await send(cloud, request);
  const { Code, Message } = xml.parse(body).ErrorResponse?.Error ?? {};
  return [status, Code, Message];
}

async function outcome(request: WireRequest): Promise<number> {
  return (await send(cloud, request)).status;
}

describe("what is signed as it should be", () => {
  it("passes: JSON, form, GET and presigned", async () => {
    expect(await outcome(await signJsonCall(cloud, listKeys, {}))).toBe(200);
    expect(await outcome(await signFormCall(cloud, callerIdentity))).toBe(200);
    expect(await outcome(await signGetCall(cloud, callerIdentityQuery))).toBe(200);
    expect(await outcome(await presignGetCall(cloud, callerIdentityQuery))).toBe(200);
  });

  it("passes with a Date header in place of X-Amz-Date only in the basic format", async () => {
    const signed = await signJsonCall(cloud, listKeys, {});
    const date = "Mon, 09 Nov 2026 12:00:00 GMT";
    const renamed = {
      ...signed,
      headers: signed.headers.map(([name, value]) =>
        name === "x-amz-date" ? (["date", date] as const) : ([name, value] as const),
      ),
    };
    const { 0: code, 1: message } = await jsonRefusal(
      changeHeader(renamed, "authorization", (value) => value.replace("x-amz-date", "date")),
    );
    expect([code, message]).toEqual([
      "IncompleteSignatureException",
      `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    ]);
  });
});

describe("an unsigned request", () => {
  it("is refused in each protocol's words", async () => {
    const unsigned = (request: WireRequest): WireRequest => ({
      ...request,
      headers: request.headers.filter(([name]) => name !== "authorization"),
    });
    expect(await jsonRefusal(unsigned(await signJsonCall(cloud, listKeys, {})))).toEqual([
      "MissingAuthenticationTokenException",
      "Request is missing Authentication Token",
    ]);
    expect(await queryRefusal(unsigned(await signFormCall(cloud, callerIdentity)))).toEqual([
      403,
      "MissingAuthenticationToken",
      "Request is missing Authentication Token",
    ]);
    expect((await queryRefusal(unsigned(await signGetCall(cloud, callerIdentityQuery))))[0]).toBe(403);
  });

  it("cannot pass by another kind of authorization", async () => {
    const signed = await signJsonCall(cloud, listKeys, {});
    for (const scheme of ["Basic QVdTOng=", "Bearer x", "AWS4-ECDSA-P256-SHA256 Credential=a", "AWS AKIA:sig", ""]) {
      const [code] = await jsonRefusal(withHeader(signed, "authorization", scheme));
      expect(code).toBe("IncompleteSignatureException");
    }
    expect((await jsonRefusal(withHeader(signed, "authorization", "AWS4-ECDSA-P256-SHA256 Credential=a")))[1]).toBe(
      "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.",
    );
  });
});

describe("an altered request", () => {
  it.each<[string, (request: WireRequest) => WireRequest]>([
    [
      "body",
      (request) => ({
        ...request,
        body: '{"Limit":1}',
        headers: request.headers.filter(([name]) => name !== "content-length"),
      }),
    ],
    ["operation", (request) => withHeader(request, "x-amz-target", "TrentService.ListAliases")],
    ["host", (request) => withHeader(request, "host", `localhost:${cloud.port}`)],
    [
      "time",
      (request) =>
        changeHeader(request, "x-amz-date", (value) =>
          value.replace(/\d\dZ$/, (seconds) => (seconds === "00Z" ? "01Z" : "00Z")),
        ),
    ],
    ["content type", (request) => withHeader(request, "content-type", "application/x-amz-json-1.1; charset=utf-8")],
    ["query", (request) => ({ ...request, target: "/?x=1" })],
    [
      "signature",
      (request) =>
        changeHeader(request, "authorization", (value) => value.replace(/.$/, (last) => (last === "0" ? "1" : "0"))),
    ],
    ["signature's length", (request) => changeHeader(request, "authorization", (value) => value.slice(0, -1))],
    [
      "list of signed headers",
      (request) => changeHeader(request, "authorization", (value) => value.replace("content-type;", "")),
    ],
    ["body hash", (request) => withHeader(request, "x-amz-content-sha256", "0".repeat(64))],
    ["body hash, to UNSIGNED-PAYLOAD", (request) => withHeader(request, "x-amz-content-sha256", "UNSIGNED-PAYLOAD")],
  ])("is refused: %s", async (_, change) => {
    expect(await jsonRefusal(change(await signJsonCall(cloud, listKeys, {})))).toEqual([
      "InvalidSignatureException",
      mismatch,
    ]);
  });

  it("is refused: form", async () => {
    const signed = await signFormCall(cloud, callerIdentity);
    const altered = {
      ...signed,
      body: `${callerIdentity}&x=1`,
      headers: signed.headers.filter(([name]) => name !== "content-length"),
    };
    expect(await queryRefusal(altered)).toEqual([403, "SignatureDoesNotMatch", mismatch]);
  });

  it("is refused: presigned URL with another action or a longer life", async () => {
    const presigned = await presignGetCall(cloud, callerIdentityQuery);
    for (const [from, to] of [
      ["GetCallerIdentity", "GetSessionToken"],
      ["X-Amz-Expires=60", "X-Amz-Expires=600"],
    ] as const) {
      const altered = { ...presigned, target: presigned.target.replace(from, to) };
      expect(altered.target).not.toBe(presigned.target);
      expect(await queryRefusal(altered)).toEqual([403, "SignatureDoesNotMatch", mismatch]);
    }
  });

  it("is refused where a body hash of UNSIGNED-PAYLOAD was signed", async () => {
    const signed = await signJsonCall(cloud, listKeys, {}, { headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } });
    expect(await jsonRefusal(signed)).toEqual(["InvalidSignatureException", mismatch]);
  });
});

describe("a body hash that lies", () => {
  it("is refused though it was not signed", async () => {
    const signed = await signJsonCall(cloud, listKeys, {}, { hashHeader: false });
    expect(await outcome(signed)).toBe(200);
    expect(await jsonRefusal(withHeader(signed, "x-amz-content-sha256", "0".repeat(64)))).toEqual([
      "InvalidSignatureException",
      mismatch,
    ]);
  });
});

describe("headers that decide what a request means", () => {
  it.each(["host", "x-amz-target", "x-amz-date"])("must be signed: %s", async (name) => {
    const signed = await signJsonCall(cloud, listKeys, {});
    const altered = changeHeader(signed, "authorization", (value) =>
      value.replace(
        /SignedHeaders=([^,]*)/,
        (_, list: string) =>
          `SignedHeaders=${list
            .split(";")
            .filter((each) => each !== name)
            .join(";")}`,
      ),
    );
    const shown = name === "host" ? "'Host' or ':authority'" : `'${name}'`;
    expect(await jsonRefusal(altered)).toEqual([
      "InvalidSignatureException",
      `${shown} must be a 'SignedHeader' in the AWS Authorization.`,
    ]);
  });

  it("must be signed: a session token that was added", async () => {
    const signed = withHeader(await signJsonCall(cloud, listKeys, {}), "x-amz-security-token", "token");
    expect((await jsonRefusal(signed))[1]).toBe(
      "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.",
    );
  });
});

describe("a stale request", () => {
  it("is refused after five minutes by JSON services, and before its time", async () => {
    const signed = await signJsonCall(cloud, listKeys, {}, { at: new Date(cloud.wallNow().getTime() - 300_000) });
    expect(await outcome(signed)).toBe(200);
    const stale = await signJsonCall(cloud, listKeys, {}, { at: new Date(cloud.wallNow().getTime() - 301_000) });
    const [code, message] = await jsonRefusal(stale);
    expect(code).toBe("InvalidSignatureException");
    expect(message).toMatch(
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
    );
    const early = await signJsonCall(cloud, listKeys, {}, { at: new Date(cloud.wallNow().getTime() + 301_000) });
    expect((await jsonRefusal(early))[1]).toMatch(
      /^Signature not yet current: .* is still later than .* \+ 5 min\.\)$/,
    );
  });

  it("is refused when it is sent once more after five minutes", async () => {
    const signed = await signJsonCall(cloud, listKeys, {});
    expect(await outcome(signed)).toBe(200);
    cloud.ahead.wall += 301_000;
    expect((await jsonRefusal(signed))[0]).toBe("InvalidSignatureException");
    cloud.ahead.wall -= 301_000;
  });

  it("does not stop the next day's requests", async () => {
    cloud.ahead.wall += 86_400_000;
    expect(await outcome(await signJsonCall(cloud, listKeys, {}))).toBe(200);
    cloud.ahead.wall -= 86_400_000;
  });

  it("is refused after fifteen minutes by STS", async () => {
    const at = (minutes: number) => new Date(cloud.wallNow().getTime() - minutes * 60_000);
    expect(await outcome(await signFormCall(cloud, callerIdentity, { at: at(15) }))).toBe(200);
    expect((await queryRefusal(await signFormCall(cloud, callerIdentity, { at: at(16) })))[1]).toBe(
      "SignatureDoesNotMatch",
    );
  });

  it("is refused once a presigned URL has outlived its own time", async () => {
    const at = new Date(cloud.wallNow().getTime() - 61_000);
    expect(await queryRefusal(await presignGetCall(cloud, callerIdentityQuery, { at, expiresIn: 60 }))).toEqual([
      403,
      "SignatureDoesNotMatch",
      "Request has expired.",
    ]);
    const long = await presignGetCall(cloud, callerIdentityQuery);
    for (const expires of ["604801", "-1", "x", "1e3"]) {
      const altered = { ...long, target: long.target.replace("X-Amz-Expires=60", `X-Amz-Expires=${expires}`) };
      expect((await queryRefusal(altered))[0]).not.toBe(200);
    }
  });
});

describe("a request of someone else", () => {
  it("is refused: an unknown key, whatever it is signed with", async () => {
    const signed = await signJsonCall(cloud, listKeys, {}, { accessKeyId: "AKIAIOSFODNN7EXAMPLE" });
    expect(await jsonRefusal(signed)).toEqual([
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
    ]);
    expect(
      await queryRefusal(await signFormCall(cloud, callerIdentity, { accessKeyId: "AKIAIOSFODNN7EXAMPLE" })),
    ).toEqual([403, "InvalidClientTokenId", "The security token included in the request is invalid."]);
  });

  it("is refused: a key id that is none, without a look-up that would be remembered", async () => {
    const asked: string[] = [];
    const { reads } = cloud.store;
    const spied = vi.spyOn(reads, "get").mockImplementation((key, read) => {
      asked.push(key);
      return read();
    });
    for (const accessKeyId of ["A".repeat(10_000), "AKIA", "AKIA%00' OR 1=1 --"]) {
      const [code] = await jsonRefusal(await signJsonCall(cloud, listKeys, {}, { accessKeyId }));
      expect(code).toBe("UnrecognizedClientException");
    }
    spied.mockRestore();
    expect(asked).toEqual([]);
  });

  it("is refused: the right key with another secret", async () => {
    const signed = await signJsonCall(cloud, listKeys, {}, { secretAccessKey: "x".repeat(40) });
    expect(await jsonRefusal(signed)).toEqual(["InvalidSignatureException", mismatch]);
  });

  it("is refused: a session token, since none was given out", async () => {
    const signed = await signJsonCall(cloud, listKeys, {}, { sessionToken: "token" });
    expect((await jsonRefusal(signed))[0]).toBe("UnrecognizedClientException");
  });

  it("is refused: a key that is inactive or deleted, from that moment on", async () => {
    const other = await startAwsTestCloud();
    const call = () => signJsonCall(other, listKeys, {});
    const refused = async () => (await send(other, await call())).status;
    expect(await refused()).toBe(200);
    other.store.database.run("UPDATE access_keys SET status = 'Inactive'");
    expect(await refused()).toBe(400);
    other.store.database.run("UPDATE access_keys SET status = 'Active'");
    expect(await refused()).toBe(200);
    other.store.database.run("DELETE FROM principals");
    expect(await refused()).toBe(400);
    await other.close();
  });
});

describe("the scope of a credential", () => {
  it("must name the service that is called", async () => {
    expect(await jsonRefusal(await signJsonCall(cloud, listKeys, {}, { service: "ecr" }))).toEqual([
      "InvalidSignatureException",
      "Credential should be scoped to correct service: 'kms'. ",
    ]);
    expect((await queryRefusal(await signFormCall(cloud, callerIdentity, { service: "kms" })))[2]).toBe(
      "Credential should be scoped to correct service: 'sts'. ",
    );
  });

  it("must name a region, and that of a host that names one", async () => {
    const invalid = "Credential should be scoped to a valid region. ";
    expect((await jsonRefusal(await signJsonCall(cloud, listKeys, {}, { region: "nowhere" })))[1]).toBe(invalid);
    for (const [host, status] of [
      ["kms.ap-northeast-1.amazonaws.com", 200],
      ["kms.eu-west-1.amazonaws.com", 400],
      ["kms.ap-northeast-1.localhost", 200],
      ["kms.eu-west-1.localhost", 400],
    ] as const) {
      expect(await outcome(await signJsonCall(cloud, listKeys, {}, { host }))).toBe(status);
    }
    expect((await queryRefusal(await signFormCall(cloud, callerIdentity, { host: "sts.amazonaws.com" })))[2]).toBe(
      invalid,
    );
    expect(
      await outcome(await signFormCall(cloud, callerIdentity, { host: "sts.amazonaws.com", region: "us-east-1" })),
    ).toBe(200);
  });

  it("must have the day of the request and end as it must; AWS says all that is wrong at once", async () => {
    const signed = await signJsonCall(cloud, listKeys, {});
    const day = signed.headers.find(([name]) => name === "x-amz-date")?.[1].slice(0, 8);
    const altered = changeHeader(signed, "authorization", (value) =>
      value.replace(/Credential=[^,]*/, "Credential=AKIA/20130610/x/sqs/aws5_request"),
    );
    expect((await jsonRefusal(altered))[1]).toBe(
      "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'kms'. " +
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. " +
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20130610' != '${day}', from '${signed.headers.find(([name]) => name === "x-amz-date")?.[1]}'. `,
    );
  });

  it("must have five parts", async () => {
    const altered = changeHeader(await signJsonCall(cloud, listKeys, {}), "authorization", (value) =>
      value.replace(/Credential=[^,]*/, "Credential=AKIA/20130610/x"),
    );
    expect(await jsonRefusal(altered)).toEqual([
      "IncompleteSignatureException",
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIA/20130610/x'",
    ]);
  });
});

describe("an authorization that cannot be read", () => {
  it("is refused with everything that is missing, and without repeating a signature", async () => {
    const signed = await signJsonCall(cloud, listKeys, {});
    const [code, message] = await jsonRefusal(withHeader(signed, "authorization", "AWS4-HMAC-SHA256 Signature=abc"));
    expect(code).toBe("IncompleteSignatureException");
    expect(message).toMatch(
      /^Authorization header requires 'Credential' parameter\. Authorization header requires 'SignedHeaders' parameter\. \(Hashed with SHA-256 and encoded with Base64\) Authorization=[A-Za-z0-9+/]{43}=$/,
    );
    const broken = await jsonRefusal(changeHeader(signed, "authorization", (value) => `${value}, junk`));
    expect(broken[1]).toMatch(/^'junk' not a valid key=value pair \(missing equal-sign\) in Authorization header/);
    expect(JSON.stringify(broken)).not.toContain(/Signature=(\w+)/.exec(String(signed.headers))?.[1]);
  });

  it("is refused where there are two", async () => {
    const signed = await signJsonCall(cloud, listKeys, {});
    const authorization = signed.headers.find(([name]) => name === "authorization") as readonly [string, string];
    const twice = await jsonRefusal({ ...signed, headers: [...signed.headers, authorization] });
    expect(twice[0]).toBe("InvalidSignatureException");
    const doubled = await jsonRefusal(
      changeHeader(signed, "authorization", (value) => value.replace("Signature=", "Signature=0, Signature=")),
    );
    expect(doubled[0]).toBe("IncompleteSignatureException");

    const presigned = await presignGetCall(cloud, callerIdentityQuery);
    const header = (await signGetCall(cloud, callerIdentityQuery)).headers.find(([name]) => name === "authorization");
    const both = { ...presigned, headers: [...presigned.headers, header as readonly [string, string]] };
    expect(await queryRefusal(both)).toEqual([403, "SignatureDoesNotMatch", undefined]);
  });

  it("is refused where a query does not decode", async () => {
    const presigned = await presignGetCall(cloud, callerIdentityQuery);
    for (const broken of ["%", "%2", "%zz", "%ff"]) {
      expect((await queryRefusal({ ...presigned, target: `${presigned.target}&x=${broken}` }))[0]).toBe(400);
    }
  });
});

/** What is answered to a head with nothing behind it, whatever length it announces. */
function answerToHead({ method, target, headers }: WireRequest, bodyHeader: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const lines = headers.filter(([name]) => name !== "content-length").map(([name, value]) => `${name}: ${value}`);
    const socket = connect(cloud.port, "127.0.0.1", () => {
      socket.write([`${method} ${target} HTTP/1.1`, ...lines, bodyHeader, "", ""].join("\r\n"));
    });
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (/\}$|<\/ErrorResponse>/.test(answer)) resolve(answer);
      socket.destroy();
    });
    socket.once("error", reject);
  });
}

describe("a body", () => {
  const large = `{"x":"${"a".repeat(100_000)}"}`;
  const uploadPart = "AmazonEC2ContainerRegistry_V20150921.UploadLayerPart";

  it("is not waited for beyond 64 KiB where the head names no key that could have signed it", async () => {
    const announced = "content-length: 65537";
    const code = async (request: WireRequest) => /"__type":"(\w+)"/.exec(await answerToHead(request, announced))?.[1];
    const others = { accessKeyId: "AKIAIOSFODNN7EXAMPLE" };
    const stale = { at: new Date(cloud.wallNow().getTime() - 301_000) };
    const signed = await signJsonCall(cloud, uploadPart, {});
    const unsigned = { ...signed, headers: signed.headers.filter(([name]) => name !== "authorization") };
    expect(await code(unsigned)).toBe("MissingAuthenticationTokenException");
    expect(await code(await signJsonCall(cloud, uploadPart, {}, others))).toBe("UnrecognizedClientException");
    expect(await code(await signJsonCall(cloud, uploadPart, {}, stale))).toBe("InvalidSignatureException");
    expect(await code(await signJsonCall(cloud, uploadPart, {}, { service: "kms" }))).toBe("InvalidSignatureException");
    const form = await signFormCall(cloud, callerIdentity, others);
    expect(await answerToHead(form, announced)).toContain("<Code>InvalidClientTokenId</Code>");
  });

  it("is taken in full of nobody else where its length is not announced", async () => {
    const signed = await signJsonCall(cloud, listKeys, large, { accessKeyId: "AKIAIOSFODNN7EXAMPLE" });
    expect((await jsonRefusal(withHeader(signed, "transfer-encoding", "chunked")))[0]).toBe(
      "UnrecognizedClientException",
    );
  });

  it("may be as large as a piece of a layer only for the very operation that takes one", async () => {
    const announced = `content-length: ${27 * 1024 * 1024}`;
    for (const target of ["x.UploadLayerPart", "TrentService.UploadLayerPart", `${uploadPart}.UploadLayerPart`]) {
      expect(await answerToHead(await signJsonCall(cloud, target, {}), announced)).toContain(
        "UnknownOperationException",
      );
    }
    for (const operation of ["PutImage", "BatchGetImage"]) {
      const target = uploadPart.replace("UploadLayerPart", operation);
      expect(await answerToHead(await signJsonCall(cloud, target, {}), announced)).toMatch(/^HTTP\/1\.1 413 /);
    }
  });

  it("is believed before it is parsed, unless it is small", async () => {
    const forged = (text: string) => signJsonCall(cloud, listKeys, text, { secretAccessKey: "x".repeat(40) });
    expect((await jsonRefusal(await forged(large.slice(0, -1))))[0]).toBe("InvalidSignatureException");
    expect((await jsonRefusal(await forged("{")))[0]).toBe("SerializationException");
    expect((await jsonRefusal(await signJsonCall(cloud, listKeys, large.slice(0, -1))))[0]).toBe(
      "SerializationException",
    );
    expect(await outcome(await signJsonCall(cloud, listKeys, large))).toBe(200);
  });

  it("is refused with more values than any call has, wherever they stand", async () => {
    for (const member of ["Tags", "Unknown"]) {
      const text = `{"${member}":[${"{},".repeat(200_000)}{}]}`;
      const { status, body } = await send(cloud, await signJsonCall(cloud, "TrentService.CreateKey", text));
      expect([status, JSON.parse(body)]).toEqual([
        400,
        { __type: "SerializationException", Message: "The request has more than 10000 JSON values." },
      ]);
    }
  });
});

describe("a list of signed headers", () => {
  const named = (request: WireRequest, change: (list: string) => string) =>
    changeHeader(request, "authorization", (value) =>
      value.replace(/SignedHeaders=([^,]*)/, (_, list: string) => `SignedHeaders=${change(list)}`),
    );

  it("names each once, and no more than a hundred", async () => {
    const signed = await signJsonCall(cloud, listKeys, {});
    const many = Array.from({ length: 101 }, (_, index) => `;x-${index}`).join("");
    for (const [change, message] of [
      [(list: string) => `${list};host`, "'SignedHeaders' must name each header once."],
      [(list: string) => `${list};HOST`, "'SignedHeaders' must name each header once."],
      [(list: string) => list + many, "'SignedHeaders' must name at most 100 headers."],
    ] as const) {
      expect(await jsonRefusal(named(signed, change))).toEqual(["IncompleteSignatureException", message]);
    }
    const presigned = await presignGetCall(cloud, callerIdentityQuery);
    const twice = { ...presigned, target: presigned.target.replace("SignedHeaders=host", "SignedHeaders=host%3Bhost") };
    expect((await queryRefusal(twice))[1]).toBe("IncompleteSignature");
  });
});

describe("a request that is too large", () => {
  it("is refused before it is read whole", async () => {
    const signed = await signFormCall(cloud, `${callerIdentity}&x=${"a".repeat(1024 * 1024)}`);
    const { status, headers } = await send(cloud, signed);
    expect([status, headers.connection]).toEqual([413, "close"]);
    const json = await send(
      cloud,
      await signJsonCall(cloud, listKeys, JSON.stringify({ x: "a".repeat(10 * 1024 * 1024) })),
    );
    expect([json.status, JSON.parse(json.body).__type]).toEqual([413, "RequestEntityTooLargeException"]);
  });

  it("is refused for its headers", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(cloud.port, "127.0.0.1", () => {
        socket.write(`POST / HTTP/1.1\r\nHost: x\r\nAuthorization: ${"a".repeat(64 * 1024)}\r\n\r\n`);
      });
      socket.once("data", (data) => resolve(data.toString("latin1")));
      socket.once("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});
