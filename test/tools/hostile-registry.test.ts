import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createRawServer } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { digestOf, parseDigest } from "../../src/core/oci/digest.ts";
import { maxManifestBytes } from "../../src/core/oci/manifest.ts";
import { mediaTypes } from "../../src/core/oci/media-types.ts";
import { parseRepositoryName, parseTag } from "../../src/core/oci/names.ts";
import { MAX_LIST_BYTES, MAX_PAGES } from "../../src/tools/connect/linked-pages.ts";
import { blobOf } from "../../src/tools/connect/memory-blob.ts";
import { openRegistry } from "../../src/tools/connect/open-registry.ts";
import type { RegistryClient } from "../../src/tools/connect/registry-client.ts";

const repository = parseRepositoryName("app");
const tag = parseTag("1");
const content = new TextEncoder().encode("content");
const descriptor = { mediaType: "x", digest: digestOf(content), size: content.byteLength };
const basic = `Basic ${Buffer.from("user:secret").toString("base64")}`;

type Seen = { readonly method: string; readonly url: string; readonly authorization: string | undefined };

/** A server of the test's own, which says what no well-behaved one would; ended with the test. */
async function serve(answer: RequestListener): Promise<{ readonly host: string; readonly seen: Seen[] }> {
  const seen: Seen[] = [];
  const server: Server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    seen.push({ method, url, authorization: headers.authorization });
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

function open(host: string, more: { readonly onRequest?: (line: string) => void } = {}): RegistryClient {
  return openRegistry({
    host,
    scheme: "http",
    credentials: async () => ({ username: "user", password: "secret" }),
    ...more,
  });
}

/** Answers the first contact with a challenge; all else is the test's. */
function registry(answer: (request: IncomingMessage, response: ServerResponse) => void): RequestListener {
  return (request, response) => {
    if (request.url === "/v2/") response.writeHead(401, { "www-authenticate": 'Basic realm="test"' }).end();
    else answer(request, response);
  };
}

describe("credentials", () => {
  test("do not follow a redirect to another host, and the content is read there", async () => {
    const storage = await serve((_, response) => response.end(content));
    const { host, seen } = await serve(
      registry((_, response) => {
        response.writeHead(307, { location: `http://${storage.host}/data?X-Amz-Signature=abc` }).end();
      }),
    );
    const lines: string[] = [];
    const client = open(host, { onRequest: (line) => lines.push(line) });
    expect(Buffer.from(await client.getBlob(repository, descriptor, 100))).toEqual(Buffer.from(content));
    expect(seen.at(-1)?.authorization).toBe(basic);
    expect(storage.seen).toEqual([{ method: "GET", url: "/data?X-Amz-Signature=abc", authorization: undefined }]);
    expect(lines.at(-1)).toBe(`GET http://${storage.host}/data?X-Amz-Signature=…: 200`);
  });

  test("follow a redirect on the same host", async () => {
    const { host, seen } = await serve(
      registry(({ url }, response) => {
        if (url === "/elsewhere") response.end(content);
        else response.writeHead(302, { location: "/elsewhere" }).end();
      }),
    );
    await open(host).getBlob(repository, descriptor, 100);
    expect(seen.at(-1)).toEqual({ method: "GET", url: "/elsewhere", authorization: basic });
  });

  test("do not go to an upload on another host, which gets the blob alone", async () => {
    let stored = "";
    const storage = await serve((request, response) => {
      request.on("data", (chunk: Buffer) => {
        stored += chunk.toString();
      });
      request.on("end", () => response.writeHead(201).end());
    });
    const { host, seen } = await serve(
      registry((request, response) => {
        if (request.method === "HEAD") response.writeHead(404).end();
        else response.writeHead(202, { location: `http://${storage.host}/upload` }).end();
      }),
    );
    expect(await open(host).putBlob(repository, blobOf(content))).toBe("pushed");
    expect(stored).toBe("content");
    expect(seen.at(-1)?.authorization).toBe(basic);
    expect(storage.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test("do not go to another host that asks for them", async () => {
    const auth = await serve((_, response) => response.end(JSON.stringify({ token: "t-1" })));
    const challenge = `Bearer realm="http://${auth.host}/stolen"`;
    const storage = await serve((_, response) => response.writeHead(401, { "www-authenticate": challenge }).end());
    const { host } = await serve((request, response) => {
      if (request.url === "/v2/") response.end();
      else response.writeHead(307, { location: `http://${storage.host}/data` }).end();
    });
    await expect(open(host).getBlob(repository, descriptor, 100)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(auth.seen).toEqual([]);
  });

  test.each([
    ["tags", JSON.stringify({ name: "app", tags: ["1"] }), (client: RegistryClient) => client.listTags(repository)],
    [
      "referrers",
      JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [] }),
      (client: RegistryClient) => client.listReferrers(repository, descriptor.digest),
    ],
  ])("do not go to a next page of %s on another host: it is not asked", async (_, page, list) => {
    const other = await serve((_, response) => response.end(page));
    const link = `<http://${other.host}/v2/app/more>; rel="next"`;
    const { host } = await serve(
      registry((_, response) => response.writeHead(200, { "content-type": mediaTypes.ociIndex, link }).end(page)),
    );
    await expect(list(open(host))).rejects.toThrow(`names http://${other.host} as the next page: it must be its own`);
    expect(other.seen).toEqual([]);
  });

  test("go to a token server only as Basic, and its token to the registry", async () => {
    const auth = await serve((_, response) => response.end(JSON.stringify({ token: "t-1", expires_in: 300 })));
    const challenge = `Bearer realm="http://${auth.host}/token?a=b",service="the registry"`;
    const { host, seen } = await serve((request, response) => {
      if (request.headers.authorization === "Bearer t-1") response.writeHead(404).end();
      else response.writeHead(401, { "www-authenticate": challenge }).end();
    });
    const client = open(host);
    expect(await client.hasBlob(repository, descriptor.digest)).toBe(false);
    expect(await client.hasBlob(repository, descriptor.digest)).toBe(false);
    expect(auth.seen).toEqual([
      { method: "GET", url: "/token?a=b&service=the+registry&scope=repository%3Aapp%3Apull", authorization: basic },
    ]);
    expect(seen.slice(1).map(({ authorization }) => authorization)).toEqual(["Bearer t-1", "Bearer t-1"]);
  });

  test("get a new token once where the registry does not take the old one any more", async () => {
    let count = 0;
    const auth = await serve((_, response) => {
      count += 1;
      response.end(JSON.stringify({ access_token: `t-${count}` }));
    });
    let wanted = "Bearer t-1";
    const { host } = await serve((request, response) => {
      if (request.headers.authorization === wanted) response.writeHead(404).end();
      else response.writeHead(401, { "www-authenticate": `Bearer realm="http://${auth.host}/"` }).end();
    });
    const client = open(host);
    await client.hasBlob(repository, descriptor.digest);
    wanted = "Bearer t-2";
    await client.hasBlob(repository, descriptor.digest);
    wanted = "Bearer none";
    await expect(client.hasBlob(repository, descriptor.digest)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(count).toBe(3);
  });

  test("a token server's refusal is said without them", async () => {
    const auth = await serve((_, response) => response.writeHead(403).end("no"));
    const { host } = await serve((_, response) =>
      response.writeHead(401, { "www-authenticate": `Bearer realm="http://${auth.host}/"` }).end(),
    );
    const error = await open(host)
      .hasBlob(repository, descriptor.digest)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "DENIED" });
    expect(String(error)).not.toContain("secret");
  });

  test.each(["Digest realm=x", "Negotiate", ""])(
    "a login of a kind that is not supported ('%s') is said",
    async (challenge) => {
      const { host } = await serve((_, response) => response.writeHead(401, { "www-authenticate": challenge }).end());
      await expect(open(host).ping()).rejects.toThrow("wants a login of a kind that is not supported");
    },
  );
});

describe("answers that are not what they should be", () => {
  test("a manifest of another digest", async () => {
    const manifest = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociManifest });
    const { host } = await serve(
      registry((_, response) => response.writeHead(200, { "content-type": mediaTypes.ociManifest }).end(manifest)),
    );
    const digest = parseDigest(`sha256:${"0".repeat(64)}`);
    await expect(open(host).getManifest(repository, digest)).rejects.toThrow("sent something else as app@sha256:000");
  });

  test("a manifest that does not end", async () => {
    const { host } = await serve(
      registry((_, response) => {
        response.writeHead(200, { "content-type": mediaTypes.ociManifest });
        const more = () => {
          while (response.write(Buffer.alloc(65_536, 0x20)));
        };
        response.on("drain", more);
        more();
      }),
    );
    await expect(open(host).getManifest(repository, tag)).rejects.toThrow(`has more than ${maxManifestBytes} bytes`);
  });

  test("a blob with other content, too much of it, or a part of it", async () => {
    const answers = ["CONTENT", "content and more", "con"];
    const { host } = await serve(registry((_, response) => response.end(answers.shift())));
    const read = () => open(host).getBlob(repository, descriptor, 100);
    await expect(read()).rejects.toThrow("its digest differs");
    await expect(read()).rejects.toThrow("more than the 7 bytes it should have");
    await expect(read()).rejects.toThrow("3 of 7 bytes");
  });

  test("redirects without end", async () => {
    const { host, seen } = await serve(
      registry((_, response) => response.writeHead(307, { location: "/again" }).end()),
    );
    await expect(open(host).getManifest(repository, tag)).rejects.toThrow("leads nowhere by redirects");
    expect(seen.filter(({ url }) => url === "/again")).toHaveLength(5);
  });

  test("a next page that leads elsewhere", async () => {
    const page = JSON.stringify({ name: "app", tags: ["1"] });
    const { host } = await serve(
      registry((_, response) => response.writeHead(200, { link: '<file:///etc/passwd>; rel="next"' }).end(page)),
    );
    await expect(open(host).listTags(repository)).rejects.toThrow("only http and https are followed");
  });

  test("a web page where referrers were asked for is no list: the fallback tag is read", async () => {
    const { host, seen } = await serve(
      registry(({ url = "" }, response) => {
        if (url.includes("/referrers/")) response.writeHead(200, { "content-type": "text/html" }).end("<html></html>");
        else response.writeHead(404).end();
      }),
    );
    const list = await open(host).listReferrers(repository, descriptor.digest);
    expect(list).toEqual({ source: "fallback-tag", referrers: [] });
    expect(seen.at(-1)?.url).toBe(`/v2/app/manifests/${descriptor.digest.replace(":", "-")}`);
  });

  test("referrers that could not be read are an error, not an empty list", async () => {
    const { host } = await serve(
      registry((_, response) => response.writeHead(403).end(JSON.stringify({ errors: [{ code: "DENIED" }] }))),
    );
    await expect(open(host).listReferrers(repository, descriptor.digest)).rejects.toMatchObject({ code: "DENIED" });
  });
});

describe("answers that keep a tool busy", () => {
  /** Answers with a list of these tags and always one more page. */
  const endless = (tags: readonly string[]) => {
    const page = JSON.stringify({ name: "app", tags });
    return registry((_, response) =>
      response.writeHead(200, { link: '</v2/app/tags/list?n=1>; rel="next"' }).end(page),
    );
  };

  test("a list of pages without end", async () => {
    const { host, seen } = await serve(endless([]));
    await expect(open(host).listTags(repository)).rejects.toThrow("the list does not end");
    expect(seen.length).toBeLessThanOrEqual(1 + MAX_PAGES);
  });

  test("a list of pages that come slowly", async () => {
    vi.useFakeTimers({ toFake: ["hrtime"] });
    onTestFinished(() => void vi.useRealTimers());
    const answer = endless([]);
    const { host, seen } = await serve((request, response) => {
      vi.advanceTimersByTime(60_000);
      answer(request, response);
    });
    await expect(open(host).listTags(repository)).rejects.toThrow("the list does not end");
    expect(seen.length).toBeLessThan(20);
  });

  test("a list of more bytes than are kept", async () => {
    const { host, seen } = await serve(endless(new Array(30_000).fill("t".repeat(128))));
    await expect(open(host).listTags(repository)).rejects.toThrow(`the list has more than ${MAX_LIST_BYTES} bytes`);
    expect(seen.length).toBeLessThan(30);
  });

  test("a page of a million tags is read, whatever fits on a call stack", async () => {
    const page = JSON.stringify({ name: "app", tags: new Array(1_000_000).fill("a") });
    const { host } = await serve(registry((_, response) => response.end(page)));
    expect(await open(host).listTags(repository)).toHaveLength(1_000_000);
  });

  test("referrers that nest deeper than a call stack are an error like others", async () => {
    const depth = 1_000_000;
    const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
    const page = `{"schemaVersion":2,"mediaType":"${mediaTypes.ociIndex}","manifests":${deep}}`;
    const { host } = await serve(
      registry((_, response) => response.writeHead(200, { "content-type": mediaTypes.ociIndex }).end(page)),
    );
    const list = open(host).listReferrers(repository, descriptor.digest);
    await expect(list).rejects.toMatchObject({ code: "MANIFEST_INVALID" });
  });

  test("an answer that breaks off is an error like others", async () => {
    const { host } = await serve(
      registry((_, response) => {
        response.writeHead(200, { "content-type": mediaTypes.ociManifest, "content-length": 100 });
        response.write("{", () => response.destroy());
      }),
    );
    await expect(open(host).getManifest(repository, tag)).rejects.toMatchObject({ code: "UNREACHABLE" });
  });
});

describe("failures that pass", () => {
  test("a read is tried again, and takes its time from Retry-After", async () => {
    let left = 2;
    const { host, seen } = await serve(
      registry((_, response) => {
        left -= 1;
        if (left >= 0) response.writeHead(503, { "retry-after": "0" }).end();
        else response.end(content);
      }),
    );
    await open(host).getBlob(repository, descriptor, 100);
    expect(seen.slice(1).map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
  });

  test("a refusal that stays is reported after four attempts, with the registry's words", async () => {
    const text = JSON.stringify({ errors: [{ code: "TOOMANYREQUESTS", message: "Rate exceeded" }] });
    const { host, seen } = await serve(
      registry((_, response) => response.writeHead(429, { "retry-after": "0" }).end(text)),
    );
    await expect(open(host).getManifest(repository, tag)).rejects.toThrow("asks for fewer requests: Rate exceeded");
    expect(seen).toHaveLength(5);
  });

  test("an upload that breaks off starts over, and its progress with it", async () => {
    const bytes = new Uint8Array(2_000_000).fill(7);
    let uploads = 0;
    let stored = 0;
    const { host } = await serve(
      registry((request, response) => {
        if (request.method === "HEAD") response.writeHead(404).end();
        else if (request.method === "POST") response.writeHead(202, { location: `/upload/${++uploads}?state=x` }).end();
        else if (request.url?.startsWith("/upload/1")) request.once("data", () => request.socket.destroy());
        else {
          request.on("data", (chunk: Buffer) => {
            stored += chunk.byteLength;
          });
          request.on("end", () => response.writeHead(201).end());
        }
      }),
    );
    const counts: number[] = [];
    const blob = {
      ...blobOf(bytes),
      open: async function* () {
        for (let at = 0; at < bytes.byteLength; at += 100_000) yield bytes.subarray(at, at + 100_000);
      },
    };
    const onProgress = (count: number) => void counts.push(count);
    expect(await open(host).putBlob(repository, blob, { onProgress })).toBe("pushed");
    expect(uploads).toBe(2);
    expect(stored).toBe(bytes.byteLength);
    expect(counts.some((count) => count < 0)).toBe(true);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(bytes.byteLength);
  });

  test("a registry that refuses in the middle of an upload is heard", async () => {
    const { host } = await serve(
      registry((request, response) => {
        if (request.method === "HEAD") response.writeHead(404).end();
        else if (request.method === "POST") response.writeHead(202, { location: "/upload" }).end();
        else response.writeHead(400).end(JSON.stringify({ errors: [{ code: "DIGEST_INVALID", message: "wrong" }] }));
      }),
    );
    await expect(open(host).putBlob(repository, blobOf(content))).rejects.toThrow("refused: wrong (HTTP 400");
  });

  test("an interruption ends an upload at once", async () => {
    const interruption = new AbortController();
    const { host } = await serve(
      registry((request, response) => {
        if (request.method === "HEAD") response.writeHead(404).end();
        else if (request.method === "POST") response.writeHead(202, { location: "/upload" }).end();
        else request.once("data", () => interruption.abort());
      }),
    );
    const push = open(host).putBlob(repository, blobOf(content), { signal: interruption.signal });
    await expect(push).rejects.toMatchObject({ name: "AbortError" });
  });
});

test("what does not speak HTTP at all is said so", async () => {
  const server = createRawServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const registryClient = openRegistry({ host, scheme: "auto", credentials: async () => undefined });
  await expect(registryClient.ping()).rejects.toMatchObject({ code: "TLS" });
});
