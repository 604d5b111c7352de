import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PutImageTagMutabilityCommand } from "@aws-sdk/client-ecr";
import { describe, expect, test } from "vitest";
import { type Digest, digestOf, parseDigest } from "../../src/core/oci/digest.ts";
import { emptyConfig, emptyConfigBytes } from "../../src/core/oci/manifest.ts";
import { mediaTypes } from "../../src/core/oci/media-types.ts";
import { parseRepositoryName, parseTag } from "../../src/core/oci/names.ts";
import { blobOf } from "../../src/tools/connect/memory-blob.ts";
import { openRegistry } from "../../src/tools/connect/open-registry.ts";
import type { RegistryClient } from "../../src/tools/connect/registry-client.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();
const repository = parseRepositoryName("sample-app-1");
const unknownDigest = parseDigest(`sha256:${"0".repeat(64)}`);
const open = () => local.cloud.registry();

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** An artifact of one blob, perhaps about another manifest. */
function artifact(text: string, subject?: { digest: Digest; size: number }) {
  const layer = new TextEncoder().encode(text);
  const manifest = encode({
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    artifactType: `example/${text}`,
    config: emptyConfig,
    layers: [{ mediaType: "text/plain", digest: digestOf(layer), size: layer.byteLength }],
    ...(subject === undefined ? {} : { subject: { mediaType: mediaTypes.ociManifest, ...subject } }),
    annotations: { note: text },
  });
  return { layer, manifest, digest: digestOf(manifest) };
}

async function push(registry: RegistryClient, text: string, reference: string) {
  const made = artifact(text);
  await registry.putBlob(repository, blobOf(emptyConfigBytes));
  await registry.putBlob(repository, blobOf(made.layer));
  await registry.putManifest(repository, parseTag(reference), made.manifest, mediaTypes.ociManifest);
  return made;
}

describe("manifests", () => {
  test("come back as the bytes that went", async () => {
    const registry = await open();
    const { manifest, digest } = await push(registry, "one", "one");
    const head = { digest, mediaType: mediaTypes.ociManifest, size: manifest.byteLength };
    expect(await registry.headManifest(repository, parseTag("one"))).toEqual(head);
    expect(await registry.headManifest(repository, digest)).toEqual(head);
    const read = await registry.getManifest(repository, parseTag("one"));
    expect(read).toMatchObject({ digest, mediaType: mediaTypes.ociManifest });
    expect(Buffer.from(read?.bytes ?? [])).toEqual(Buffer.from(manifest));
  });

  test("that are not there are undefined, not an error", async () => {
    const registry = await open();
    expect(await registry.headManifest(repository, parseTag("nothing"))).toBeUndefined();
    expect(await registry.getManifest(repository, unknownDigest)).toBeUndefined();
    expect(await registry.deleteManifest(repository, unknownDigest)).toBe(false);
  });

  test("a repository that is not there is told apart", async () => {
    const registry = await open();
    const missing = parseRepositoryName("no-such-repository");
    await expect(registry.getManifest(missing, parseTag("one"))).rejects.toMatchObject({ code: "NAME_UNKNOWN" });
    await expect(registry.putBlob(missing, blobOf(emptyConfigBytes))).rejects.toMatchObject({
      code: "NAME_UNKNOWN",
      next: "aws ecr create-repository --repository-name no-such-repository",
    });
  });

  test("are deleted once", async () => {
    const registry = await open();
    const { digest } = await push(registry, "two", "two");
    expect(await registry.deleteManifest(repository, digest)).toBe(true);
    expect(await registry.deleteManifest(repository, digest)).toBe(false);
  });

  test("an immutable tag that would move is TAG_IMMUTABLE", async () => {
    const registry = await open();
    const settings = { repositoryName: "sample-app-2" };
    const other = parseRepositoryName(settings.repositoryName);
    const ecr = await local.cloud.ecr();
    await ecr.send(new PutImageTagMutabilityCommand({ ...settings, imageTagMutability: "IMMUTABLE" }));
    for (const text of ["first", "second"]) {
      const { layer, manifest } = artifact(text);
      await registry.putBlob(other, blobOf(emptyConfigBytes));
      await registry.putBlob(other, blobOf(layer));
      const put = registry.putManifest(other, parseTag("fixed"), manifest, mediaTypes.ociManifest);
      if (text === "first") await put;
      else await expect(put).rejects.toMatchObject({ code: "TAG_IMMUTABLE" });
    }
  });
});

describe("blobs", () => {
  test("are sent once, in pieces, and counted", async () => {
    const registry = await open();
    const bytes = randomBytes(3_000_000);
    const blob = {
      ...blobOf(bytes),
      open: async function* () {
        for (let at = 0; at < bytes.byteLength; at += 100_000) yield bytes.subarray(at, at + 100_000);
      },
    };
    let sent = 0;
    const onProgress = (count: number) => {
      sent += count;
    };
    expect(await registry.hasBlob(repository, blob.digest)).toBe(false);
    expect(await registry.putBlob(repository, blob, { onProgress })).toBe("pushed");
    expect(sent).toBe(bytes.byteLength);
    expect(await registry.putBlob(repository, blob, { onProgress })).toBe("present");
    expect(sent).toBe(bytes.byteLength);
    const descriptor = { mediaType: "application/octet-stream", digest: blob.digest, size: blob.size };
    expect(Buffer.compare(await registry.getBlob(repository, descriptor, bytes.byteLength), bytes)).toBe(0);
  });

  test("larger than the reader wants are refused before they are read", async () => {
    const registry = await open();
    await registry.putBlob(repository, blobOf(new Uint8Array(1000)));
    const { digest } = blobOf(new Uint8Array(1000));
    const descriptor = { mediaType: "x", digest, size: 1000 };
    await expect(registry.getBlob(repository, descriptor, 999)).rejects.toThrow("has 1000 bytes; the limit is 999");
  });

  test("of another size than their descriptor says are refused", async () => {
    const registry = await open();
    const { digest } = blobOf(new Uint8Array(1000));
    const read = (size: number) => registry.getBlob(repository, { mediaType: "x", digest, size }, 10_000);
    await expect(read(999)).rejects.toThrow("more than the 999 bytes it should have");
    await expect(read(1001)).rejects.toThrow("1000 of 1001 bytes");
  });

  test("with other content than their digest are refused by the registry, and the push fails", async () => {
    const registry = await open();
    const blob = { ...blobOf(new Uint8Array([1])), digest: unknownDigest };
    await expect(registry.putBlob(repository, blob)).rejects.toMatchObject({ code: "FAILED" });
    expect(await registry.hasBlob(repository, unknownDigest)).toBe(false);
  });
});

describe("referrers", () => {
  test("are pushed by digest and listed by the API, filtered on request", async () => {
    const registry = await open();
    const subject = await push(registry, "subject", "subject");
    const listed: Digest[] = [];
    for (const text of ["sbom", "scan"]) {
      const made = artifact(text, { digest: subject.digest, size: subject.manifest.byteLength });
      await registry.putBlob(repository, blobOf(made.layer));
      expect(await registry.addReferrer(repository, made.manifest, mediaTypes.ociManifest)).toEqual({
        digest: made.digest,
        listedBy: "api",
      });
      listed.push(made.digest);
    }
    const all = await registry.listReferrers(repository, subject.digest);
    expect(all.source).toBe("api");
    expect(all.referrers.map(({ digest }) => digest).sort()).toEqual(listed.sort());
    const some = await registry.listReferrers(repository, subject.digest, { artifactType: "example/scan" });
    expect(some.referrers).toMatchObject([{ artifactType: "example/scan", annotations: { note: "scan" } }]);
    expect(await registry.listReferrers(repository, unknownDigest)).toEqual({ source: "api", referrers: [] });
  });

  test("many are read from all pages", async () => {
    const registry = await open();
    const subject = await push(registry, "popular", "popular");
    await registry.putBlob(repository, blobOf(emptyConfigBytes));
    for (let count = 0; count < 120; count += 1) {
      const made = artifact(`r${count}`, { digest: subject.digest, size: subject.manifest.byteLength });
      await registry.putBlob(repository, blobOf(made.layer));
      await registry.putManifest(repository, made.digest, made.manifest, mediaTypes.ociManifest);
    }
    expect((await registry.listReferrers(repository, subject.digest)).referrers).toHaveLength(120);
  });
});

test("all pages of tags", async () => {
  const registry = await open();
  const name = parseRepositoryName("sample-app-3");
  const { layer, manifest } = artifact("tagged");
  await registry.putBlob(name, blobOf(emptyConfigBytes));
  await registry.putBlob(name, blobOf(layer));
  const tags = Array.from({ length: 130 }, (_, index) => parseTag(`t${String(index).padStart(3, "0")}`));
  for (const tag of tags) await registry.putManifest(name, tag, manifest, mediaTypes.ociManifest);
  expect([...(await registry.listTags(name))].sort()).toEqual(tags);
});

describe("credentials", () => {
  const target = (more: object) => ({
    host: local.registry,
    scheme: "auto" as const,
    credentials: async () => undefined,
    ...more,
  });

  test("none, where some are needed, is said apart from wrong ones", async () => {
    const none = openRegistry(target({}));
    await expect(none.ping()).rejects.toThrow("wants a login, and there is none for it");
    const next = `inkan login ${local.registry}`;
    const wrong = openRegistry(target({ credentials: async () => ({ username: "me", password: "guess" }) }));
    await expect(wrong.ping()).rejects.toMatchObject({ code: "UNAUTHORIZED", next });
    await expect(wrong.ping()).rejects.toThrow("did not accept the credentials");
    // ECR says of every token that it does not know that it has expired.
    const unknown = openRegistry(target({ credentials: async () => ({ username: "AWS", password: "guess" }) }));
    await expect(unknown.ping()).rejects.toMatchObject({ code: "EXPIRED", next });
  });

  test("never appear in an error or a trace", async () => {
    const lines: string[] = [];
    const registry = openRegistry(
      target({
        credentials: async () => ({ username: "AWS", password: "very-secret" }),
        onRequest: (line: string) => lines.push(line),
      }),
    );
    const error = await registry.listTags(repository).catch((thrown: unknown) => thrown);
    const seen = `${JSON.stringify(error)} ${String(error)} ${lines.join(" ")}`;
    expect(lines).not.toEqual([]);
    expect(seen).not.toContain("very-secret");
    expect(seen).not.toContain(Buffer.from("AWS:very-secret").toString("base64"));
  });
});

describe("the scheme", () => {
  test("of the same port may be https, with the cloud's own authority", async () => {
    const ca = await readFile(local.running.caFile, "utf8");
    const secure = { host: local.registry, scheme: "https" as const, credentials: async () => undefined };
    await expect(openRegistry({ ...secure, ca }).ping()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(openRegistry(secure).ping()).rejects.toMatchObject({ code: "TLS" });
  });

  test("nothing that listens is said with what to do", async () => {
    const registry = openRegistry({ host: "127.0.0.1:1", scheme: "auto", credentials: async () => undefined });
    await expect(registry.ping()).rejects.toMatchObject({ code: "UNREACHABLE", next: /inkan up/ });
  });
});
