import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  ECRClient,
  GetAuthorizationTokenCommand,
  paginateDescribeRepositories,
  paginateListImages,
} from "@aws-sdk/client-ecr";
import { expect } from "vitest";
import type { InkanCloud } from "../inkan-cloud.ts";
import { sha256 } from "../oci-layout.ts";
import type { Acknowledged, RecordingProxy } from "./recording-proxy.ts";

/** The part that is read of a manifest of either kind. */
type ManifestParts = {
  readonly config?: Part;
  readonly layers?: readonly Part[];
  readonly manifests?: readonly Part[];
};
type Part = { readonly digest: string; readonly size: number };

type ListedImage = { readonly repository: string; readonly digest: string; readonly tag: string | undefined };

const everyManifest = ["image.manifest", "image.index"].map((kind) => `application/vnd.oci.${kind}.v1+json`).join(", ");

/**
 * Judges a cloud that was killed and started again, by what any client can ask it: what was acknowledged is there byte
 * for byte, and whatever is listed is whole.
 *
 * @param seen what the proxy saw before the kill
 */
export async function judgeStore(
  cloud: InkanCloud,
  seen: Pick<RecordingProxy, "acknowledged" | "asked" | "unanswered">,
): Promise<void> {
  const ecr = clientOf(cloud);
  const authorization = `Basic ${await tokenOf(ecr)}`;
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${cloud.port}${path}`, { headers: { authorization, ...headers } });
    return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  const getManifest = (repository: string, reference: string) =>
    get(`/v2/${repository}/manifests/${reference}`, { accept: everyManifest });

  async function expectBlob(repository: string, digest: string, size?: number): Promise<void> {
    const { status, bytes } = await get(`/v2/${repository}/blobs/${digest}`);
    expect(status, `blob ${digest} of ${repository}`).toBe(200);
    expect(sha256(bytes), `bytes of blob ${digest}`).toBe(digest);
    if (size !== undefined) expect(bytes.byteLength).toBe(size);
  }

  async function expectWhole({ repository, digest }: ListedImage): Promise<void> {
    const { status, bytes } = await getManifest(repository, digest);
    expect(status, `manifest ${digest} of ${repository}`).toBe(200);
    expect(sha256(bytes), `bytes of manifest ${digest}`).toBe(digest);
    const parts = JSON.parse(new TextDecoder().decode(bytes)) as ManifestParts;
    for (const blob of [...(parts.config === undefined ? [] : [parts.config]), ...(parts.layers ?? [])]) {
      await expectBlob(repository, blob.digest, blob.size);
    }
    for (const child of parts.manifests ?? []) {
      expect((await getManifest(repository, child.digest)).status, `child ${child.digest}`).toBe(200);
    }
  }

  /** A tag names what was acknowledged last, unless it was being moved when the end came. */
  async function expectReference({ repository, reference }: Acknowledged & { kind: "manifest" }): Promise<void> {
    const isSame = (fact: Acknowledged): fact is Acknowledged & { kind: "manifest" } =>
      fact.kind === "manifest" && fact.repository === repository && fact.reference === reference;
    if (seen.unanswered.has(`/v2/${repository}/manifests/${reference}`)) return;
    const { headers } = await getManifest(repository, reference);
    expect(headers.get("docker-content-digest")).toBe(seen.acknowledged.findLast(isSame)?.digest);
  }

  async function expectAcknowledged(fact: Acknowledged): Promise<void> {
    switch (fact.kind) {
      case "blob":
        return await expectBlob(fact.repository, fact.digest);
      case "manifest": {
        const { status, bytes } = await getManifest(fact.repository, fact.digest);
        expect(status, `acknowledged manifest ${fact.digest}`).toBe(200);
        expect(bytes).toEqual(new Uint8Array(fact.bytes));
        return await expectReference(fact);
      }
      case "part": {
        if (seen.asked.has(fact.location)) return;
        const { status, headers } = await get(fact.location);
        expect(status, `upload ${fact.location}`).toBe(204);
        expect(Number(headers.get("range")?.split("-")[1]) + 1).toBeGreaterThanOrEqual(fact.received);
      }
    }
  }

  for (const fact of seen.acknowledged) await expectAcknowledged(fact);
  const images = await listImages(ecr);
  for (const image of images) await expectWhole(image);
  for (const repository of new Set(images.map((image) => image.repository))) {
    const { bytes } = await get(`/v2/${repository}/tags/list`);
    const { tags } = JSON.parse(new TextDecoder().decode(bytes)) as { tags: readonly string[] };
    for (const tag of tags) {
      const digest = (await getManifest(repository, tag)).headers.get("docker-content-digest");
      expect(images, `tag ${tag}`).toContainEqual({ repository, digest, tag });
    }
    const listed = images.filter((image) => image.repository === repository && image.tag !== undefined);
    expect(listed.map(({ tag }) => tag).sort()).toEqual([...tags].sort());
  }
  expectEventsToMatch(cloud.dataFolder, images);
}

function clientOf(cloud: InkanCloud): ECRClient {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION } = cloud.env;
  return new ECRClient({
    endpoint: `http://localhost:${cloud.port}`,
    region: AWS_REGION ?? "",
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID ?? "", secretAccessKey: AWS_SECRET_ACCESS_KEY ?? "" },
  });
}

async function tokenOf(ecr: ECRClient): Promise<string> {
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  return authorizationData?.[0]?.authorizationToken ?? "";
}

async function listImages(ecr: ECRClient): Promise<readonly ListedImage[]> {
  const images: ListedImage[] = [];
  for await (const { repositories } of paginateDescribeRepositories({ client: ecr }, {})) {
    for (const { repositoryName = "" } of repositories ?? []) {
      for await (const { imageIds } of paginateListImages({ client: ecr }, { repositoryName })) {
        for (const { imageDigest = "", imageTag } of imageIds ?? []) {
          images.push({ repository: repositoryName, digest: imageDigest, tag: imageTag });
        }
      }
    }
  }
  return images;
}

type PushEvent = { readonly "repository-name": string; readonly "image-digest": string; readonly "image-tag"?: string };

/** Each image has the row of its push, and no row tells of a push that did not take place. */
function expectEventsToMatch(dataFolder: string, images: readonly ListedImage[]): void {
  const database = new DatabaseSync(join(dataFolder, "inkan.db"), { readOnly: true });
  const pushes = database
    .prepare("SELECT detail FROM events")
    .all()
    .map(({ detail }) => JSON.parse(String(detail)) as PushEvent)
    .map((event) => ({
      repository: event["repository-name"],
      digest: event["image-digest"],
      tag: event["image-tag"],
    }));
  database.close();
  const nameOf = ({ repository, digest }: ListedImage) => `${repository}@${digest}`;
  expect(new Set(pushes.map(nameOf))).toEqual(new Set(images.map(nameOf)));
  for (const image of images.filter(({ tag }) => tag !== undefined)) expect(pushes).toContainEqual(image);
}
