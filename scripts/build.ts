/**
 * `node scripts/build.ts cli|library…`: bundles into `dist/`.
 *
 * A running cloud loads chunks long after it started, so a build never takes away what an earlier one left: chunks carry
 * a hash of their content in their names, new ones are added, and the files that name them move into place last.
 */

import { execFileSync } from "node:child_process";
import { cp, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { type RolldownOptions, rolldown } from "rolldown";
import { cli, library } from "../rolldown.config.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** Chunks of earlier builds are kept this long for the processes that still run them: a week, in milliseconds. */
const KEEP_OLD_CHUNKS_MS = 7 * 24 * 60 * 60 * 1000;

async function build(name: string, { output, ...input }: RolldownOptions): Promise<void> {
  if (output === undefined || Array.isArray(output)) throw new Error(`the bundle ${name} needs exactly one output`);
  const next = join(root, ".inkan", `build-${name}`);
  await rm(next, { recursive: true, force: true });
  const bundle = await rolldown({ ...input, cwd: root });
  const written = await bundle.write({ ...output, dir: next });
  await bundle.close();

  await mkdir(join(dist, "chunks"), { recursive: true });
  const now = new Date();
  for (const { fileName } of written.output.toSorted((a, b) => Number(isChunk(b)) - Number(isChunk(a)))) {
    await utimes(join(next, fileName), now, now);
    await rename(join(next, fileName), join(dist, fileName));
  }
  await rm(next, { recursive: true, force: true });
}

function isChunk({ fileName }: { readonly fileName: string }): boolean {
  return fileName.startsWith("chunks/");
}

async function removeOldChunks(): Promise<void> {
  for (const name of await readdir(join(dist, "chunks"))) {
    const chunk = join(dist, "chunks", name);
    if (Date.now() - (await stat(chunk)).mtimeMs > KEEP_OLD_CHUNKS_MS) await rm(chunk);
  }
}

/** The library's types, one `.d.ts` for each source file that its entry reaches. */
async function buildTypes(): Promise<void> {
  const next = join(root, ".inkan", "build-types");
  await rm(next, { recursive: true, force: true });
  const tsc = join(root, "node_modules", ".bin", "tsc");
  execFileSync(tsc, ["-p", join(root, "tsconfig.types.json"), "--outDir", next], { stdio: "inherit" });
  await rm(join(dist, "types"), { recursive: true, force: true });
  await cp(next, join(dist, "types"), { recursive: true });
  await rm(next, { recursive: true });
}

try {
  for (const name of process.argv.slice(2)) {
    if (name === "cli") {
      await build(name, cli);
    } else if (name === "library") {
      await build(name, library);
      await buildTypes();
    } else {
      throw new Error(`no bundle is called ${name}: there are cli and library`);
    }
  }
  await removeOldChunks();
} catch (error) {
  // rolldown's message quotes the lines at fault; a stack of this script says nothing more.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
