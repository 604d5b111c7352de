import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type Outcome, runProgram } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let root: string;
let cache: string;

/** bin/inkan.cjs beside a bundle of the test's own. */
beforeEach(() => {
  root = temporaryFolder();
  cache = join(root, "cache");
  mkdirSync(join(root, "dist", "chunks"), { recursive: true });
  cpSync(join(import.meta.dirname, "..", "bin"), join(root, "bin"), { recursive: true });
  cpSync(join(import.meta.dirname, "..", "package.json"), join(root, "package.json"));
  bundle("first");
});

/** A bundle whose `main` prints a word that it asks a chunk for, which asks the bundle; all words here are equally long. */
function bundle(word: string, content = word): void {
  writeFileSync(
    join(root, "dist", "main.cjs"),
    `(function (exports, require) {
     exports.word = () => "${word}";
     exports.main = async ([command]) => {
       process.stdout.write(require("./chunks/chunk.cjs").ask());
       return command === "fail" ? 3 : 0;
     };
     })\n//${content}\n`,
  );
  writeFileSync(join(root, "dist", "chunks", "chunk.cjs"), `exports.ask = () => require("../main.cjs").word();`);
}

async function start(...args: readonly string[]): Promise<Outcome> {
  const env = { XDG_CACHE_HOME: cache };
  return await runProgram(process.execPath, [join(root, "bin", "inkan.cjs"), ...args], { env });
}

const code = () => join(cache, "inkan", "code");
const kept = () => readdirSync(code());

describe("the installed command", () => {
  test("keeps what a command compiled, for that command and that bundle", async () => {
    expect(await start("verify")).toEqual({ code: 0, stdout: "first", stderr: "" });
    expect(await start("verify")).toEqual({ code: 0, stdout: "first", stderr: "" });
    expect(kept()).toEqual([`verify-${process.version}-${process.arch}-first`]);
    await start("sign");
    bundle("other");
    expect(await start("verify")).toMatchObject({ code: 0, stdout: "other" });
    expect(kept()).toHaveLength(3);
  });

  test("runs what was kept", async () => {
    await start("verify");
    // A bundle of the same length that lies about its content: the code of the first one runs.
    bundle("other", "first");
    expect(await start("verify")).toMatchObject({ code: 0, stdout: "first" });
  });

  test("keeps nothing of a command that failed, nor under a name that is none", async () => {
    expect(await start("fail")).toMatchObject({ code: 3, stdout: "first" });
    await start("../../x");
    expect(kept()).toEqual([expect.stringMatching(/^any-/)]);
  });

  test("compiles anew what is no code, and keeps that", async () => {
    await start("verify");
    const [name = ""] = kept();
    writeFileSync(join(code(), name), "not code");
    expect(await start("verify")).toEqual({ code: 0, stdout: "first", stderr: "" });
    expect(readFileSync(join(code(), name)).byteLength).toBeGreaterThan(100);
  });

  test("drops what no run has made for a month", async () => {
    await start("verify");
    const [name = ""] = kept();
    utimesSync(join(code(), name), new Date(0), new Date(0));
    await start("sign");
    expect(kept()).toEqual([expect.stringMatching(/^sign-/)]);
  });

  test("needs no folder that it can write to", async () => {
    writeFileSync(cache, "a file");
    chmodSync(cache, 0o400);
    expect(await start("verify")).toEqual({ code: 0, stdout: "first", stderr: "" });
  });
});
