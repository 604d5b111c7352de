#!/usr/bin/env node
// The installed command. It answers --version by itself and loads everything else from the bundle.
"use strict";
const { engines, version } = require("../package.json");
const [major, minor] = process.versions.node.split(".").map(Number);

if (!(major >= 26 || (major === 24 && minor >= 15))) {
  process.stderr.write(`inkan: this is Node.js ${process.versions.node}, inkan needs ${engines.node}\n`);
  process.exitCode = 1;
} else if (process.argv.length === 3 && process.argv[2] === "--version") {
  process.stdout.on("error", ({ code }) => process.exit(code === "EPIPE" ? 141 : 1)).write(`${version}\n`);
} else {
  // Compiled code in the user's own cache folder: Node's default lies under the shared temporary folder, where
  // another user could leave code for this one to run.
  const cache = process.env.XDG_CACHE_HOME || require("node:path").join(require("node:os").homedir(), ".cache");
  require("node:module").enableCompileCache(require("node:path").join(cache, "inkan"));
  void require("../dist/cli.cjs")
    .main(process.argv.slice(2))
    .then((code) => {
      process.exitCode = code;
      // What is written is out, and taking a process down by the rules takes 2 ms.
      if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
    });
}
