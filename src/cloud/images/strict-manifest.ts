import type { Manifest } from "../../core/oci/manifest.ts";

/**
 * What in a manifest ECR's schema is known to refuse; undefined where there is nothing of it. Seen in its answers are
 * `platform.features` in a list, annotations on the config, and media types with parameters.
 *
 * @param bytes the manifest itself, for what the parsed view leaves out
 */
export function findUnknownToEcr(manifest: Manifest, bytes: Uint8Array): string | undefined {
  const descriptors = manifest.kind === "image" ? [manifest.config, ...manifest.layers] : manifest.manifests;
  const typed = descriptors.find(({ mediaType }) => mediaType.includes(";"));
  if (typed !== undefined) return `the media type '${typed.mediaType}' has parameters`;
  if (manifest.kind === "image") return manifest.config.annotations && "the config has annotations";
  const json = JSON.parse(new TextDecoder().decode(bytes)) as {
    readonly manifests: readonly { readonly platform?: { readonly features?: unknown } | null }[];
  };
  const featured = json.manifests.some(({ platform }) => platform?.features !== undefined);
  return featured ? "an entry's platform has features" : undefined;
}
