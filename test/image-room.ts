import { onTestFinished } from "vitest";
import type { ImageRoom, Repository, StoredImage } from "../src/cloud/images/image-types.ts";
import { type ImagePush, pushImage } from "../src/cloud/images/push-image.ts";
import { createRepository, type RepositorySettings } from "../src/cloud/images/repositories.ts";
import { finishUpload, startUpload } from "../src/cloud/images/uploads.ts";
import { defaultQuirks, type Quirks } from "../src/cloud/quirks.ts";
import { openStore } from "../src/cloud/store/open-store.ts";
import type { AccountId, Region, Scope } from "../src/core/aws/scope.ts";
import { type Digest, digestOf } from "../src/core/oci/digest.ts";
import { type Descriptor, emptyConfig, emptyConfigBytes } from "../src/core/oci/manifest.ts";
import { mediaTypes } from "../src/core/oci/media-types.ts";
import { parseRepositoryName, parseTag } from "../src/core/oci/names.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Where the tests' state lives. */
export const testScope: Scope = { account: "123456789012" as AccountId, region: "ap-northeast-1" as Region };

/** A room over a store of its own, with clocks that stand still until they are moved. */
export type TestRoom = ImageRoom & {
  readonly folder: string;
  /** Moves both clocks on. */
  pass(milliseconds: number): void;
  /** Every image action so far, oldest first, as `ACTION DIGEST TAG`. */
  events(): readonly string[];
};

const imageActions = "SELECT detail FROM events WHERE detail_type = 'ECR Image Action' ORDER BY rowid";

/** Opens a room; it is closed when the test has ended. */
export function openRoom(options: { readonly quirks?: Partial<Quirks>; readonly folder?: string } = {}): TestRoom {
  const folder = options.folder ?? temporaryFolder();
  const store = openStore(folder);
  onTestFinished(() => store.close());
  let now = Date.parse("2026-11-25T00:00:00Z");
  const clock = (): Date => new Date(now);
  return {
    store,
    folder,
    clocks: { wall: clock, cloud: clock },
    quirks: { ...defaultQuirks(), ...options.quirks },
    pass(milliseconds) {
      now += milliseconds;
    },
    events: () =>
      store.database.all<{ detail: string }>(imageActions).map(({ detail }) => {
        const { "action-type": action, "image-digest": digest, "image-tag": tag } = JSON.parse(detail);
        return [action, digest, ...(tag === undefined ? [] : [tag])].join(" ");
      }),
  };
}

/** Makes a repository called `app` unless it is to be called otherwise. */
export function makeRepository(
  room: ImageRoom,
  settings: Partial<Omit<RepositorySettings, "name">> & { readonly name?: string } = {},
): Repository {
  return createRepository(room, testScope, { ...settings, name: parseRepositoryName(settings.name ?? "app") });
}

/** Uploads a blob and returns its descriptor as a layer. */
export async function putBlob(room: ImageRoom, repository: Repository, bytes: Uint8Array): Promise<Descriptor> {
  const digest = digestOf(bytes);
  const { id } = startUpload(room, repository);
  await finishUpload(room, repository, id, digest, {
    body: bytes,
    existing: "accept",
    empty: "accept",
    smallParts: "accept",
  });
  return { mediaType: mediaTypes.ociLayerGzip, digest, size: bytes.byteLength };
}

/** The bytes of a JSON document. */
export function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** An image manifest with the empty config; `more` adds or replaces members. */
export function imageOf(layers: readonly Descriptor[], more: Readonly<Record<string, unknown>> = {}): Uint8Array {
  return encode({ schemaVersion: 2, mediaType: mediaTypes.ociManifest, config: emptyConfig, layers, ...more });
}

/** An index of images; `more` adds or replaces members. */
export function indexOf(
  children: readonly Pick<StoredImage, "digest" | "manifestSize" | "mediaType">[],
  more: Readonly<Record<string, unknown>> = {},
): Uint8Array {
  const manifests = children.map(({ digest, manifestSize: size, mediaType }) => ({ digest, size, mediaType }));
  return encode({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests, ...more });
}

/** Pushes a manifest as `PUT /v2/…` does, under the tag where there is one. */
export function push(
  room: ImageRoom,
  repository: Repository,
  manifest: Uint8Array,
  tag?: string,
  more: Partial<ImagePush> = {},
): StoredImage {
  const image = { manifest, existing: "accept" as const, ...more };
  return pushImage(room, repository, tag === undefined ? image : { ...image, tags: [parseTag(tag)] }).image;
}

/** Uploads what an image needs, and pushes one that differs from every other by its label. */
export async function pushLabelled(
  room: ImageRoom,
  repository: Repository,
  label: string,
  tag?: string,
): Promise<StoredImage> {
  await putBlob(room, repository, emptyConfigBytes);
  return push(room, repository, imageOf([], { annotations: { label } }), tag);
}

/** A digest that nothing has. */
export const unknownDigest: Digest = digestOf(new TextEncoder().encode("nothing has this"));
