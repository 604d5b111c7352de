import { expect, test } from "vitest";
import { isForeignLayer, manifestKind, manifestMediaTypes, mediaTypes } from "./media-types.ts";

test("OCI's and docker's manifests are what they are in each family", () => {
  expect(manifestMediaTypes.map((type) => [type, manifestKind(type)])).toEqual([
    [mediaTypes.ociManifest, "image"],
    [mediaTypes.dockerManifest, "image"],
    [mediaTypes.ociIndex, "index"],
    [mediaTypes.dockerManifestList, "index"],
  ]);
});

test("schema 1, OCI's withdrawn artifact manifest and types with parameters are no manifest types", () => {
  for (const type of [
    "application/vnd.docker.distribution.manifest.v1+json",
    "application/vnd.oci.artifact.manifest.v1+json",
    `${mediaTypes.ociManifest}; charset=utf-8`,
    "application/json",
  ]) {
    expect(manifestKind(type)).toBeUndefined();
  }
});

test("only layers that may not be distributed may be missing", () => {
  expect(isForeignLayer("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")).toBe(true);
  expect(isForeignLayer("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip")).toBe(true);
  expect(isForeignLayer(mediaTypes.ociLayerGzip)).toBe(false);
});
