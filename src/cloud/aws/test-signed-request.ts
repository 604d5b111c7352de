import { request as httpRequest } from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";
import { NodeSha256 } from "../../../test/node-sha256.ts";
import type { AwsTestCloud } from "./test-aws-cloud.ts";

type HttpRequest = Parameters<SignatureV4["presign"]>[0];

/** A request as it goes over the wire. */
export type WireRequest = {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names and values in turn, so that one may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

/** An answer, its body as text. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

/** What to sign, where it is not an ordinary call. */
export type SigningOptions = {
  readonly service?: string;
  readonly region?: string;
  readonly at?: Date;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** False leaves `x-amz-content-sha256` out, as botocore does. */
  readonly hashHeader?: boolean;
};

/** A call of a JSON service, signed by the SDK's own signer. */
export async function signJsonCall(
  cloud: AwsTestCloud,
  target: string,
  body: unknown,
  options: SigningOptions = {},
): Promise<WireRequest> {
  const service = target.startsWith("TrentService") ? "kms" : "ecr";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target, ...options.headers };
  return sign(cloud, { method: "POST", headers, body: text, query: {} }, { service, ...options });
}

/** A call of a query service, signed by the SDK's own signer. */
export async function signFormCall(
  cloud: AwsTestCloud,
  form: string,
  options: SigningOptions = {},
): Promise<WireRequest> {
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8", ...options.headers };
  return sign(cloud, { method: "POST", headers, body: form, query: {} }, { service: "sts", ...options });
}

/** A GET of a query service, signed in its header. */
export async function signGetCall(
  cloud: AwsTestCloud,
  query: Readonly<Record<string, string>>,
  options: SigningOptions = {},
): Promise<WireRequest> {
  return sign(
    cloud,
    { method: "GET", headers: { ...options.headers }, body: "", query },
    { service: "sts", ...options },
  );
}

/** A presigned GET, as `aws eks get-token` makes it. */
export async function presignGetCall(
  cloud: AwsTestCloud,
  query: Readonly<Record<string, string>>,
  options: SigningOptions & { readonly expiresIn?: number } = {},
): Promise<WireRequest> {
  const { signer, host, at } = signerFor(cloud, { service: "sts", ...options });
  const request = httpMessage(host, { method: "GET", headers: {}, body: "", query });
  return toWire(await signer.presign(request, { signingDate: at, expiresIn: options.expiresIn ?? 60 }));
}

/** Sends a request as it is. */
export function send(cloud: AwsTestCloud, { method, target, headers, body }: WireRequest): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: "127.0.0.1", port: cloud.port, method, path: target, setHost: false, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    request.on("error", reject);
    for (const name of new Set(headers.map(([key]) => key))) {
      const values = headers.filter(([key]) => key === name).map(([, value]) => value);
      request.setHeader(name, values.length === 1 ? (values[0] as string) : values);
    }
    if (body !== "" && !headers.some(([key]) => key === "content-length" || key === "transfer-encoding")) {
      request.setHeader("content-length", Buffer.byteLength(body));
    }
    request.end(body);
  });
}

/** A request with a header set to another value, or added. */
export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  return { ...request, headers: [...request.headers.filter(([key]) => key !== name), [name, value]] };
}

/** A request with a header changed by a function of its value. */
export function changeHeader(request: WireRequest, name: string, change: (value: string) => string): WireRequest {
  return withHeader(request, name, change(request.headers.find(([key]) => key === name)?.[1] ?? ""));
}

type Message = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly query: Readonly<Record<string, string>>;
};

async function sign(cloud: AwsTestCloud, message: Message, options: SigningOptions): Promise<WireRequest> {
  const { signer, host, at } = signerFor(cloud, options);
  return toWire(await signer.sign(httpMessage(host, message), { signingDate: at }));
}

function signerFor(cloud: AwsTestCloud, options: SigningOptions) {
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  const signer = new SignatureV4({
    service: options.service ?? "sts",
    region: options.region ?? "ap-northeast-1",
    sha256: NodeSha256,
    applyChecksum: options.hashHeader ?? true,
    credentials: {
      accessKeyId: options.accessKeyId ?? accessKeyId,
      secretAccessKey: options.secretAccessKey ?? secretAccessKey,
      ...(options.sessionToken === undefined ? {} : { sessionToken: options.sessionToken }),
    },
  });
  return { signer, host: options.host ?? cloud.authority, at: options.at ?? cloud.wallNow() };
}

function httpMessage(host: string, { method, headers, body, query }: Message): HttpRequest {
  const [hostname = "", port] = host.split(":");
  return {
    method,
    protocol: "http:",
    hostname,
    ...(port === undefined ? {} : { port: Number(port) }),
    path: "/",
    query: { ...query },
    headers: { host, ...headers },
    body,
  };
}

function toWire({ method, query = {}, headers, body }: HttpRequest): WireRequest {
  const search = Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((each) => `${encode(name)}=${encode(each ?? "")}`))
    .join("&");
  return {
    method,
    target: search === "" ? "/" : `/?${search}`,
    headers: Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const),
    body: typeof body === "string" ? body : "",
  };
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
