import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAwsRequestHandler } from "./aws-request-handler.ts";

let server: Server;
let received: {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
};

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      received = { method: request.method, url: request.url, headers: request.headers, body };
      response.writeHead(400, { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": "id-1" });
      response.end('{"__type":"NotFoundException"}');
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const request = (more: object = {}) => ({
  method: "POST",
  protocol: "http:",
  hostname: "localhost",
  port: (server.address() as AddressInfo).port,
  path: "/",
  query: {},
  headers: { host: `localhost:${(server.address() as AddressInfo).port}`, "x-amz-target": "TrentService.GetPublicKey" },
  ...more,
});

describe("a request of the AWS SDK", () => {
  test("is sent as it was signed, and its answer given whole, a refusal too", async () => {
    const { response } = await createAwsRequestHandler(undefined).handle(request({ body: '{"KeyId":"ü"}' }));
    expect(received).toMatchObject({ method: "POST", url: "/", body: '{"KeyId":"ü"}' });
    expect(received.headers).toMatchObject({ ...request().headers, "content-length": "14" });
    expect(response.statusCode).toBe(400);
    expect(response.headers["x-amzn-requestid"]).toBe("id-1");
    expect(new TextDecoder().decode(response.body)).toBe('{"__type":"NotFoundException"}');
  });

  test("has its query written as the signature has it", async () => {
    const query = { "a b": "*'()!~", list: ["1", "2"], flag: null };
    await createAwsRequestHandler(undefined).handle(request({ method: "GET", path: "/p", query }));
    expect(received.url).toBe("/p?a%20b=%2A%27%28%29%21~&list=1&list=2&flag");
  });

  test("that gets no answer fails with Node's own code, by which the SDK decides to try again", async () => {
    const refused = createAwsRequestHandler(undefined).handle(request({ port: 1 }));
    await expect(refused).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("with a body that is a stream is refused", async () => {
    const streamed = createAwsRequestHandler(undefined).handle(request({ body: new ReadableStream() }));
    await expect(streamed).rejects.toThrow(TypeError);
  });
});
