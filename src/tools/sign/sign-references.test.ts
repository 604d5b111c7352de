import { CreateRepositoryCommand } from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provisionedKey, type SigningCloud, startSigningCloud } from "../../../test/signing/signing-cloud.ts";
import { parseDigest } from "../../core/oci/digest.ts";
import { parseManifest } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { parseRepositoryName, parseTag } from "../../core/oci/names.ts";
import { parseAnnotations } from "../../core/signing/annotations.ts";
import { signatureTag } from "../../core/signing/signature-manifest.ts";
import type { RegistryClient } from "../connect/registry-client.ts";
import { verifiedSignatures } from "../verify/image-verification.ts";
import { verifyReferences } from "../verify/verify-references.ts";
import type { SignError } from "./sign-error.ts";
import { type SignEvent, type SignOptions, signReferences } from "./sign-references.ts";
import { storeLayer } from "./store-layer.ts";

let local: SigningCloud;
beforeAll(async () => {
  local = await startSigningCloud();
  await local.createKey("alias/p256", "ECC_NIST_P256");
});
afterAll(() => local[Symbol.asyncDispose]());

async function sign(reference: string, options: Partial<SignOptions> & { readonly key?: string } = {}) {
  const events: SignEvent[] = [];
  const signer = await local.signer(options.key ?? "alias/p256");
  const signatures = await signReferences(
    local.cloud,
    [reference],
    signer,
    {
      format: "v3",
      annotations: new Map(),
      recursive: false,
      signatureRepository: undefined,
      now: () => new Date("2026-11-25T12:00:00Z"),
      interrupted: new AbortController().signal,
      ...options,
    },
    (event) => events.push(event),
  );
  return { signatures, events };
}

async function verify(reference: string, options: { readonly key?: string; readonly store?: string } = {}) {
  const conditions = local
    .verificationKey(options.key ?? "alias/p256")
    .then((key) => ({ key, annotations: new Map<string, string>() }));
  const [verification] = await verifyReferences(local.cloud, [reference], conditions, {
    recursive: false,
    signatureRepository: options.store,
  });
  if (verification === undefined) throw new Error("nothing was verified");
  return verification;
}

async function layersOf(image: string) {
  const [name = "", digest = ""] = image.split("@");
  const repository = parseRepositoryName(name.slice(name.indexOf("/") + 1));
  const stored = await local.registry.getManifest(repository, signatureTag(parseDigest(digest)));
  if (stored === undefined) return undefined;
  const manifest = parseManifest(stored.bytes, stored.mediaType);
  return manifest.kind === "image" ? manifest.layers : undefined;
}

describe("an image is signed", () => {
  test.each([
    ["v3", ["bundle"]],
    ["v2", ["signature-tag"]],
    ["both", ["bundle", "signature-tag"]],
  ] as const)("in the format %s", async (format, places) => {
    const image = await local.pushSample(`sample-app-1:${format}`);
    const { signatures } = await sign(image, { format, annotations: parseAnnotations(["a=1"]) });
    expect(signatures.map(({ image: signed, added }) => [signed, added])).toEqual(places.map(() => [image, true]));
    const verification = await verify(image);
    expect(verification.outcome).toEqual({ kind: "verified" });
    const verified = verifiedSignatures(verification);
    expect(verified.map(({ place }) => place.kind)).toEqual(places);
    expect(verified.map(({ place }) => place.reference).sort()).toEqual(
      signatures.map(({ reference }) => reference).sort(),
    );
  });

  test("with an RSA key, by PKCS#1 and SHA-256", async () => {
    const image = await local.pushSample("sample-app-1:rsa");
    await sign(image, { key: provisionedKey });
    const [signature] = verifiedSignatures(await verify(image, { key: provisionedKey }));
    expect(signature?.verdict.algorithm).toBe("RSASSA_PKCS1_V1_5_SHA_256");
  });

  test("by a tag: the digest it leads to is signed, and that is said", async () => {
    const image = await local.pushSample("sample-app-1:moving");
    const { events } = await sign("sample-app-1:moving");
    const digest = image.slice(image.indexOf("@") + 1);
    expect(events[0]).toEqual({
      kind: "tag-resolved",
      reference: `${local.registry.host}/sample-app-1:moving`,
      digest,
    });
    await local.pushSample("sample-app-1:moving");
    expect((await verify("sample-app-1:moving")).outcome.kind).toBe("no-signature");
    expect((await verify(image)).outcome.kind).toBe("verified");
  });

  test("into another repository", async () => {
    const image = await local.pushSample("sample-app-1:elsewhere");
    const store = `${local.registry.host}/sample-app-2`;
    const { signatures } = await sign(image, { format: "both", signatureRepository: store });
    expect(signatures.every(({ reference }) => reference.startsWith(store))).toBe(true);
    expect((await verify(image)).outcome.kind).toBe("no-signature");
    expect((await verify(image, { store })).outcome.kind).toBe("verified");
  });

  test("with every part of an index, the parts first", async () => {
    const children = [await local.pushSample("sample-app-1:arm"), await local.pushSample("sample-app-1:amd")];
    const repository = parseRepositoryName("sample-app-1");
    const manifests = await Promise.all(
      children.map((child) =>
        local.registry.headManifest(repository, parseDigest(child.slice(child.indexOf("@") + 1))),
      ),
    );
    const index = new TextEncoder().encode(
      JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests }),
    );
    const { digest } = await local.registry.putManifest(repository, parseTag("multi"), index, mediaTypes.ociIndex);
    const { signatures } = await sign("sample-app-1:multi", { recursive: true });
    const name = `${local.registry.host}/sample-app-1`;
    expect(signatures.map(({ image }) => image)).toEqual([...children, `${name}@${digest}`]);
    for (const child of children) expect((await verify(child)).outcome.kind).toBe("verified");
  });
});

describe("under the .sig tag", () => {
  test("the same claim by the same key is recognised, though ECDSA signatures differ", async () => {
    const image = await local.pushSample("sample-app-2:same");
    await sign(image, { format: "v2" });
    const { signatures } = await sign(image, { format: "v2" });
    expect(signatures[0]?.added).toBe(false);
    expect(await layersOf(image)).toHaveLength(1);
  });

  test("another key, and other annotations, are added behind what is there", async () => {
    const image = await local.pushSample("sample-app-2:more");
    await sign(image, { format: "v2" });
    const before = await layersOf(image);
    await sign(image, { format: "v2", key: provisionedKey });
    await sign(image, { format: "v2", annotations: parseAnnotations(["a=1"]) });
    const layers = await layersOf(image);
    expect(layers).toHaveLength(3);
    expect(layers?.slice(0, 1)).toEqual(before);
    expect(verifiedSignatures(await verify(image))).toHaveLength(2);
    expect(verifiedSignatures(await verify(image, { key: provisionedKey }))).toHaveLength(1);
  });

  test("a signature that another writer overwrites is added again", async () => {
    const image = await local.pushSample("sample-app-2:rush");
    await sign(image, { format: "v2", key: provisionedKey });
    const [name = "", digest = ""] = image.split("@");
    const repository = parseRepositoryName(name.slice(name.indexOf("/") + 1));
    const tag = signatureTag(parseDigest(digest));
    const stale = await local.registry.getManifest(repository, tag);
    if (stale === undefined) throw new Error("nothing under the tag");
    let overwritten = 0;
    // Another writer, who read the tag before this signature and writes it after.
    const registry: RegistryClient = {
      ...local.registry,
      putManifest: async (...put) => {
        const answer = await local.registry.putManifest(...put);
        if (overwritten++ === 0) await local.registry.putManifest(repository, tag, stale.bytes, stale.mediaType);
        return answer;
      },
    };
    const claim = { dockerReference: name, manifestDigest: parseDigest(digest), annotations: new Map() };
    const { outcome } = await storeLayer({ registry, repository, name }, claim, await local.signer("alias/p256"));
    expect([outcome, overwritten]).toEqual(["added", 2]);
    expect(verifiedSignatures(await verify(image))).toHaveLength(1);
    expect(verifiedSignatures(await verify(image, { key: provisionedKey }))).toHaveLength(1);
  });

  test("a second signature is refused where tags may not move, with the way out", async () => {
    const ecr = await local.cloud.ecr();
    await ecr.send(new CreateRepositoryCommand({ repositoryName: "fixed", imageTagMutability: "IMMUTABLE" }));
    const image = await local.pushSample("fixed:1");
    await sign(image, { format: "v2" });
    const second = sign(image, { format: "v2", key: provisionedKey });
    await expect(second).rejects.toMatchObject({
      code: "TAG_IMMUTABLE",
      next: expect.stringContaining("--format v3"),
    } satisfies Partial<SignError>);
    await sign(image, { key: provisionedKey });
    expect((await verify(image, { key: provisionedKey })).outcome.kind).toBe("verified");
  });
});

describe("nothing is signed", () => {
  test("where there is no such image", async () => {
    await expect(sign("sample-app-1:nowhere")).rejects.toMatchObject({ code: "NO_IMAGE" });
  });

  test("with a key that does not exist", async () => {
    const image = await local.pushSample("sample-app-1:nokey");
    await expect(sign(image, { key: "alias/nobody" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await verify(image)).signatures).toEqual([]);
  });

  test("after an interruption", async () => {
    const image = await local.pushSample("sample-app-1:late");
    await expect(sign(image, { interrupted: AbortSignal.abort() })).rejects.toThrow();
    expect((await verify(image)).signatures).toEqual([]);
  });

  test("into a store that is a single image", async () => {
    const image = await local.pushSample("sample-app-1:wrong-store");
    const signatureRepository = `${local.registry.host}/sample-app-2:tag`;
    await expect(sign(image, { signatureRepository })).rejects.toMatchObject({ code: "STORAGE_BROKEN" });
  });
});
