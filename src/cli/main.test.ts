import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const run = fileURLToPath(new URL("./run.ts", import.meta.url));
const env = { PATH: process.env.PATH ?? "", HOME: "/nonexistent" };

/** Runs a line of shell in which `$inkan` is the program. */
async function shell(line: string): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = spawn("bash", ["-c", `inkan() { "${process.execPath}" "${run}" "$@"; }; ${line}`], { env });
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, err };
}

test("an answer that nobody reads any more ends the command without a word", async () => {
  expect(await shell("set -o pipefail; inkan --help | true")).toEqual({ code: 141, err: "" });
});

test("an answer that the disk does not take is said", async () => {
  const { code, err } = await shell("inkan --help > /dev/full");
  expect(code).toBe(1);
  expect(err).toMatch(/^error: the answer cannot be written to stdout: ENOSPC[^\n]*\n$/);
});

test("Ctrl-C ends a command that waits for a server which does not answer", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const child = spawn(process.execPath, [run, "tree", `127.0.0.1:${port}/app:1`], { env, stdio: "ignore" });
  await once(server, "connection");
  child.kill("SIGINT");
  expect(await once(child, "close")).toEqual([130, null]);
  server.close();
});

test.each([
  ["", 64, /^Usage: inkan COMMAND/],
  ["psh", 64, /there is no command 'psh' \(did you mean push\?\)/],
  ["keys", 64, /'keys' needs one more word: keys list, /],
  ["keys lst", 64, /did you mean keys list/],
  ["keys --help", 0, /^$/],
  ["help verify", 0, /^$/],
  // Told before anything is deleted, or a cloud is asked.
  ["rm app:1 --yes --query '['", 64, /^error: --query '\[' cannot be used/],
])("'inkan %s' ends with %i", async (line, code, err) => {
  const ended = await shell(`inkan ${line} > /dev/null`);
  expect(ended.code).toBe(code);
  expect(ended.err).toMatch(err);
});
