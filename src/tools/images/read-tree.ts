import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import { type Descriptor, type Manifest, parseManifest } from "../../core/oci/manifest.ts";
import { defaultTag, parseTag, type RepositoryName } from "../../core/oci/names.ts";
import { OciError } from "../../core/oci/oci-error.ts";
import { type AccessoryTagKind, formatAccessoryTag } from "../../core/signing/accessory-tag.ts";
import { bundleAnnotations } from "../../core/signing/bundle-manifest.ts";
import type { Cloud } from "../connect/cloud.ts";
import { mapParallel } from "../connect/parallel.ts";
import type { RegistryClient } from "../connect/registry-client.ts";
import { RegistryError } from "../connect/registry-error.ts";
import { resolveReference } from "../connect/resolve-reference.ts";
import { type Belonging, referrerKind } from "./arrange-images.ts";

/** A manifest with everything that belongs to it. `size` in bytes: config and layers; of an index, of all its images. */
export type TreeNode = {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly kind: Manifest["kind"];
  readonly artifactType: string | undefined;
  readonly size: number;
  /** Layers of an image; under a signature tag each is a signature. */
  readonly layers: number;
  readonly belongings: readonly { readonly how: Belonging; readonly node: TreeNode }[];
};

export type ImageTree = {
  /** `HOST/REPOSITORY`. */
  readonly name: string;
  readonly root: TreeNode;
  /** What could not be read, so that the tree may be larger than it looks. */
  readonly unread: readonly InkanError[];
};

/** The image of a reference is not there. */
export class NoImageError extends InkanError<"NO_IMAGE"> {
  override readonly name = "NoImageError";
}

/** Deepest tree: an index, its images, their SBOMs, the signatures of those, and one level for what nobody thought of. */
const MAX_DEPTH = 5;

/** Most manifests that are read: each costs up to five requests. */
const MAX_NODES = 2000;

/** Nodes beside each other that are read at once. */
const PARALLEL_NODES = 4;

/** The kinds of tags that are looked for; the list of referrers is read as such. */
const accessoryTags = ["signature", "attestation", "sbom"] as const satisfies readonly AccessoryTagKind[];

/**
 * Reads an image with its platforms and all that belongs to them, in both storages.
 *
 * @throws NoImageError, and what resolving the reference and reading the image itself throw; everything below that cannot
 *   be read is returned as unread
 */
export async function readTree(cloud: Cloud, text: string): Promise<ImageTree> {
  const { registry, repository, tag, digest, name } = await resolveReference(cloud, text);
  const top = await registry.getManifest(repository, digest ?? tag ?? defaultTag);
  if (top === undefined) {
    throw new NoImageError("NO_IMAGE", `there is no image ${text} in ${name}`, { next: `inkan images ${repository}` });
  }
  const reader = createReader(registry, repository);
  const root = await reader.read(top.digest, parseManifest(top.bytes, top.mediaType), 1);
  return { name, root, unread: reader.unread };
}

type Found = { readonly how: Belonging; readonly digest: Digest; readonly manifest: Manifest };

function createReader(registry: RegistryClient, repository: RepositoryName) {
  const unread: InkanError[] = [];
  let count = 0;

  /** What failed is kept for the answer instead of ending it. */
  const orUnread = async <Value>(read: () => Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RegistryError) && !(error instanceof OciError)) throw error;
      unread.push(error);
      return otherwise;
    }
  };

  const find = (reference: Parameters<RegistryClient["getManifest"]>[1], how: Belonging) =>
    orUnread(async (): Promise<readonly Found[]> => {
      const found = await registry.getManifest(repository, reference);
      if (found === undefined) return [];
      return [{ how, digest: found.digest, manifest: parseManifest(found.bytes, found.mediaType) }];
    }, []);

  const findTagged = async (image: Digest) => {
    const tags = accessoryTags.map((kind) => ({ kind, tag: parseTag(formatAccessoryTag({ image, kind })) }));
    return (await Promise.all(tags.map(({ kind, tag }) => find(tag, { kind: "tag", what: kind, tag })))).flat();
  };

  const findReferrers = async (image: Digest) => {
    const none: readonly Descriptor[] = [];
    const referrers = await orUnread(async () => (await registry.listReferrers(repository, image)).referrers, none);
    return await mapParallel(referrers, PARALLEL_NODES, ({ digest, artifactType, annotations }) => {
      const predicateType = annotations?.[bundleAnnotations.predicateType];
      return find(digest, { kind: "referrer", ...referrerKind(artifactType, predicateType) });
    });
  };

  const findChildren = async (manifest: Manifest) => {
    const children = manifest.kind === "index" ? manifest.manifests : [];
    return await mapParallel(children, PARALLEL_NODES, ({ digest, platform }) =>
      find(digest, { kind: "child", platform }),
    );
  };

  const read = async (digest: Digest, manifest: Manifest, depth: number): Promise<TreeNode> => {
    count += 1;
    const found =
      depth > MAX_DEPTH || count > MAX_NODES
        ? []
        : [await findReferrers(digest), [await findTagged(digest)], await findChildren(manifest)].flat(2);
    const belongings = await mapParallel(found, PARALLEL_NODES, async (each) => ({
      how: each.how,
      node: await read(each.digest, each.manifest, depth + 1),
    }));
    return {
      digest,
      mediaType: manifest.mediaType,
      kind: manifest.kind,
      artifactType: manifest.artifactType,
      size: sizeOf(manifest, belongings),
      layers: manifest.kind === "image" ? manifest.layers.length : 0,
      belongings,
    };
  };
  return { read, unread };
}

function sizeOf(manifest: Manifest, belongings: TreeNode["belongings"]): number {
  if (manifest.kind === "image") return [manifest.config, ...manifest.layers].reduce((sum, { size }) => sum + size, 0);
  return belongings.filter(({ how }) => how.kind === "child").reduce((sum, { node }) => sum + node.size, 0);
}
