import type { RolldownOptions } from "rolldown";
import { lazyBuiltins } from "./scripts/lazy-builtins.ts";
import { wrapMain } from "./scripts/wrap-main.ts";

// CommonJS for what starts often: loading node:http into an ES module, by import() too, touches every lazy getter of
// it and pulls in undici, 32 ms a start where require costs 4. rolldown turns an import() of a node module that it
// can see into require (`dynamicImportInCjs`).
const shared = {
  platform: "node",
  // Packages with two builds: their ES modules can be shaken and split, their CommonJS build cannot.
  resolve: { mainFields: ["module", "main"] },
  onLog(level, log, handle) {
    handle(level === "warn" ? "error" : level, log);
  },
} satisfies RolldownOptions;

/**
 * The command line: `dist/main.cjs`, which bin/inkan.cjs evaluates, and, under hashed names, the chunks that it loads
 * when a command needs them.
 */
export const cli: RolldownOptions = {
  ...shared,
  input: { cli: "src/cli/main.ts" },
  plugins: [lazyBuiltins, wrapMain],
  output: {
    format: "cjs",
    dynamicImportInCjs: false,
    codeSplitting: {
      groups: [
        // What every start loads, verify included, is one file: its compiled code is kept.
        { name: "main", tags: ["$initial"], priority: 1 },
        // What several commands use lies in one chunk: a file costs 0.3 ms to find and open, and some had 23.
        { name: "shared", test: /[\\/]src[\\/](core|tools|cli)[\\/]/, minShareCount: 2 },
      ],
    },
    entryFileNames: "[name].cjs",
    chunkFileNames: ({ name }) => (name === "main" ? "[name].cjs" : "chunks/[name]-[hash].cjs"),
  },
};

/** The library: `dist/index.js` and its chunks, ES modules as those who import it expect. */
export const library: RolldownOptions = {
  ...shared,
  input: { index: "src/index.ts" },
  output: { format: "esm", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
};
