import { join } from "node:path";
import { type OutputChunk, rolldown } from "rolldown";
import { beforeAll, describe, expect, test } from "vitest";
import { cli } from "../rolldown.config.ts";

const root = join(import.meta.dirname, "..");

/** Packages that cost more to load than a short command takes. */
const heavy = [
  "@aws-sdk/",
  "@smithy/",
  "@peculiar/x509",
  "@clack/prompts",
  "fastify",
  "fast-xml-parser",
  "pino",
  "yaml",
  "zod",
];

let chunks: ReadonlyMap<string, OutputChunk>;

beforeAll(async () => {
  const { output, ...input } = cli;
  if (output === undefined || Array.isArray(output)) throw new Error("the command line has one output");
  const bundle = await rolldown({ ...input, cwd: root });
  const written = await bundle.generate(output);
  await bundle.close();
  chunks = new Map(written.output.filter((file) => file.type === "chunk").map((chunk) => [chunk.fileName, chunk]));
});

/** The chunks that loading the chunk with a source file loads, itself included. */
function reachedFrom(source: string): readonly OutputChunk[] {
  const start = [...chunks.values()].find((chunk) => chunk.moduleIds.includes(join(root, source)));
  if (start === undefined) throw new Error(`${source} is in no chunk`);
  const reached = new Set([start]);
  for (const chunk of reached) {
    for (const name of chunk.imports) {
      const next = chunks.get(name);
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached];
}

/** The packages among `wanted` that loading the chunk of a source file loads with it. */
function loadedBy(source: string, wanted: readonly string[]): readonly string[] {
  const modules = reachedFrom(source).flatMap((chunk) => chunk.moduleIds);
  return wanted.filter((name) => modules.some((id) => id.includes(`/node_modules/${name}`)));
}

describe("the bundled command line", () => {
  test("loads nothing heavy before it knows the command", () => {
    expect(loadedBy("src/cli/main.ts", heavy)).toEqual([]);
  });

  test.each(["verify", "sign", "push", "env", "status"])("%s loads nothing of the cloud's", (command) => {
    expect(loadedBy(`src/cli/${command}.ts`, ["fastify", "@peculiar/x509"])).toEqual([]);
  });

  test("up loads no AWS client, and what makes certificates only when one is made", () => {
    expect(loadedBy("src/cli/up.ts", ["@aws-sdk/", "@peculiar/x509"])).toEqual([]);
  });

  test("has verify and all that it needs in the first file, whose compiled code is kept", () => {
    const files = reachedFrom("src/cli/verify.ts").map(({ fileName }) => fileName);
    // rolldown's own functions are loaded when they are used.
    expect(files.filter((name) => !name.includes("rolldown-runtime"))).toEqual(["main.cjs"]);
    const main = chunks.get("main.cjs");
    expect(main?.exports).toContain("main");
    expect(main?.code).toMatch(/^\(function [\0-\x7f]*\}\)\n\/\/[0-9a-f]{64}\n$/);
  });

  test("has few files to open for a command", () => {
    for (const command of ["verify", "sign", "push", "env", "status"]) {
      expect(reachedFrom(`src/cli/${command}.ts`).length).toBeLessThanOrEqual(5);
    }
  });

  test("loads Node's own modules when they are used", () => {
    for (const { code } of reachedFrom("src/cli/verify.ts")) expect(code).not.toMatch(/^let node_\w+ = require/m);
  });

  test("takes Node's own modules by require, which costs a tenth of import()", () => {
    for (const { code } of chunks.values()) expect(code).not.toMatch(/\bimport\(\s*["']node:/);
  });
});
