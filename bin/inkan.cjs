#!/usr/bin/env node
// The installed command. It answers --version by itself and loads everything else from the bundle.
"use strict";
const [major, minor] = process.versions.node.split(".").map(Number);

if (!(major >= 26 || (major === 24 && minor >= 15))) {
  const { engines } = require("../package.json");
  process.stderr.write(`inkan: this is Node.js ${process.versions.node}, inkan needs ${engines.node}\n`);
  process.exitCode = 1;
} else if (process.argv.length === 3 && process.argv[2] === "--version") {
  const { version } = require("../package.json");
  process.stdout.on("error", ({ code }) => process.exit(code === "EPIPE" ? 141 : 1)).write(`${version}\n`);
} else {
  run(process.argv.slice(2));
}

function run(argv) {
  const { join } = require("node:path");
  // Compiled code in the user's own cache folder: Node's default lies under the shared temporary folder, where
  // another user could leave code for this one to run.
  const cache = join(process.env.XDG_CACHE_HOME || join(require("node:os").homedir(), ".cache"), "inkan");
  const { main, keepCode } = load(join(__dirname, "..", "dist", "main.cjs"), {
    folder: join(cache, "code"),
    // Each command calls other functions.
    kind: /^[a-z-]{1,32}$/.test(argv[0] ?? "") ? argv[0] : "any",
    // Node's own cache is for all other files; turning it on takes 1.5 ms.
    beforeOthers: () => require("node:module").enableCompileCache(cache),
  });
  void main(argv).then((code) => {
    process.exitCode = code;
    if (code === 0) keepCode();
    // What is written is out, and taking a process down by the rules takes 2 ms.
    if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
  });
}

// Loads the bundle as require() would, with what an earlier run of the kind compiled. Node's own cache keeps what a file
// compiles to when it is loaded, without the functions that are compiled when they are first called: for a short command
// these take a tenth of its time (docs/decisions/0004-start.md).
//
// The file is Node's function around a module and ends in a comment that names its content (scripts/wrap-main.ts): V8
// refuses code of another version of itself, but of the source it compares only the length.
function load(file, { folder, kind, beforeOthers }) {
  const { readFileSync } = require("node:fs");
  const { createRequire } = require("node:module");
  const { dirname, join } = require("node:path");
  const { Script } = require("node:vm");
  const source = readFileSync(file, "latin1");
  const content = source.slice(source.lastIndexOf("//") + 2).trim();
  const path = join(folder, `${kind}-${process.version}-${process.arch}-${content}`);
  let cachedData;
  try {
    cachedData = readFileSync(path);
  } catch {
    // The first run of its kind, or a folder that cannot be read: then everything is compiled.
  }
  const script = new Script(source, { filename: file, cachedData });
  const requireOther = createRequire(file);
  const module = { id: file, filename: file, path: dirname(file), exports: {}, children: [], paths: [], loaded: false };
  // For the chunks that require the file in their turn.
  require.cache[file] = module;
  const requireFrom = (id) => {
    if (id.startsWith("./")) beforeOthers();
    return requireOther(id);
  };
  script.runInThisContext()(module.exports, requireFrom, module, file, module.path);
  module.loaded = true;
  const isKept = cachedData !== undefined && script.cachedDataRejected === false;
  return { main: module.exports.main, keepCode: () => isKept || store(path, script.createCachedData()) };
}

// Another run sees the whole code or none. Where it cannot be stored, the next run compiles again.
function store(path, code) {
  const { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
  const { dirname, join } = require("node:path");
  const monthMs = 30 * 24 * 60 * 60 * 1000;
  const next = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Code of builds that are gone; what is still used is soon made anew.
    for (const name of readdirSync(dirname(path))) {
      const other = join(dirname(path), name);
      if (statSync(other).mtimeMs < Date.now() - monthMs) rmSync(other, { force: true });
    }
    try {
      writeFileSync(next, code, { mode: 0o600, flush: true });
      renameSync(next, path);
    } finally {
      rmSync(next, { force: true });
    }
  } catch {
    // A folder that cannot be written, a full disk, or two runs that tidied at once.
  }
}
