import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Pack, pack } from "tar-stream";
import { sha256 } from "../oci-layout.ts";

/** An entry of a tar archive: a file's text or bytes, or where a link leads. */
export type TarEntry = {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly symlink?: string;
  readonly hardlink?: string;
};

/** A tar archive in memory. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Uint8Array> {
  const archive: Pack = pack();
  for (const { name, content = "", symlink, hardlink } of entries) {
    const mtime = new Date(0);
    if (symlink !== undefined) archive.entry({ name, mtime, type: "symlink", linkname: symlink });
    else if (hardlink !== undefined) archive.entry({ name, mtime, type: "link", linkname: hardlink });
    else archive.entry({ name, mtime }, Buffer.from(content));
  }
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** A tar archive of everything in a folder. */
export async function tarOfFolder(folder: string): Promise<Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return await tarOf(files.map((name) => ({ name, content: readFileSync(join(folder, name)) })));
}

/** A config for layers of these diff ids. */
export function configOf(layers: readonly Uint8Array[], more: object = {}): Uint8Array {
  const rootfs = { type: "layers", diff_ids: layers.map(sha256) };
  return Buffer.from(JSON.stringify({ architecture: "amd64", os: "linux", config: {}, rootfs, ...more }));
}

/**
 * What `docker save` of an engine before version 25 writes for one image: a folder for each layer, the config by its
 * digest.
 */
export async function writeDockerArchive(
  path: string,
  image: { readonly layers: readonly Uint8Array[]; readonly tags: readonly string[]; readonly config?: Uint8Array },
): Promise<string> {
  const config = image.config ?? configOf(image.layers);
  const configName = `${sha256(config).slice("sha256:".length)}.json`;
  const names = image.layers.map((_, index) => `layer${index}/layer.tar`);
  const manifest = [{ Config: configName, RepoTags: image.tags, Layers: names }];
  const archive = await tarOf([
    ...image.layers.map((content, index) => ({ name: names[index] ?? "", content })),
    { name: configName, content: config },
    { name: "manifest.json", content: JSON.stringify(manifest) },
  ]);
  writeFileSync(path, archive);
  return path;
}
