/** Media types of the formats Inkan reads and writes, by their specification's name. */
export const mediaTypes = {
  ociManifest: "application/vnd.oci.image.manifest.v1+json",
  ociIndex: "application/vnd.oci.image.index.v1+json",
  ociConfig: "application/vnd.oci.image.config.v1+json",
  ociEmpty: "application/vnd.oci.empty.v1+json",
  ociLayer: "application/vnd.oci.image.layer.v1.tar",
  ociLayerGzip: "application/vnd.oci.image.layer.v1.tar+gzip",
  dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
  dockerManifestList: "application/vnd.docker.distribution.manifest.list.v2+json",
  dockerConfig: "application/vnd.docker.container.image.v1+json",
  dockerLayer: "application/vnd.docker.image.rootfs.diff.tar",
  dockerLayerGzip: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  dockerLayerZstd: "application/vnd.docker.image.rootfs.diff.tar.zstd",
  cosignSimpleSigning: "application/vnd.dev.cosign.simplesigning.v1+json",
  sigstoreBundle: "application/vnd.dev.sigstore.bundle.v0.3+json",
  inToto: "application/vnd.in-toto+json",
} as const;

/** What a manifest of a media type is: one image or artifact, or a list of manifests. */
export type ManifestKind = "image" | "index";

const manifestKinds: ReadonlyMap<string, ManifestKind> = new Map([
  [mediaTypes.ociManifest, "image"],
  [mediaTypes.dockerManifest, "image"],
  [mediaTypes.ociIndex, "index"],
  [mediaTypes.dockerManifestList, "index"],
]);

/** The manifest kind of a media type, or undefined where it is not a manifest's. */
export function manifestKind(mediaType: string): ManifestKind | undefined {
  return manifestKinds.get(mediaType);
}

/** The manifest media types in the order a client lists them in `Accept`. */
export const manifestMediaTypes: readonly string[] = [...manifestKinds.keys()];

/** Layer types whose content is fetched from elsewhere and need not be in the registry (OCI image-spec 1.1, layer.md). */
const foreignLayers: ReadonlySet<string> = new Set([
  "application/vnd.oci.image.layer.nondistributable.v1.tar",
  "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
  "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
  "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
]);

/** Whether a layer of this media type may be missing from the registry. */
export function isForeignLayer(mediaType: string): boolean {
  return foreignLayers.has(mediaType);
}
