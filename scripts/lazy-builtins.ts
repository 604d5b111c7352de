import type { Plugin } from "rolldown";

/** A line by which rolldown loads a module of Node's at the beginning of a chunk. */
const loadingLine = /^let (node_[a-z_]+) = require\("(node:[a-z_/]+)"\);\n/gm;

/** The line by which it loads its own functions, which make Node's modules into what import() gives. */
const runtimeLine = /^const (require_rolldown_runtime) = require\("([^"]+)"\);\n/gm;

/**
 * Lets a CommonJS chunk load Node's modules when they are first used: node:crypto alone costs a third of what a short
 * command has, and a chunk holds code of which one command runs a part.
 */
export const lazyBuiltins: Plugin = {
  name: "lazy-builtins",
  renderChunk(code) {
    // rolldown's functions last: they may stand in what loads a module of Node's.
    return [loadingLine, runtimeLine].reduce((text, line) => [...text.matchAll(line)].reduce(makeLazy, text), code);
  },
};

function makeLazy(code: string, [line, name = "", module = ""]: RegExpExecArray): string {
  // A second line, further down, makes a module's exports into what a default import sees.
  const [interopLine = "", interop = ""] =
    new RegExp(`^${name} = (\\w+\\.__toESM)\\(${name}\\);\\n`, "m").exec(code) ?? [];
  const rest = code.replace(line, "").replace(interopLine, "");
  // Used otherwise than by its members: then it stays as it is.
  if (new RegExp(`\\b${name}\\b(?!\\.)`).test(rest)) return code;
  const loaded = `${interop}(require("${module}"))`;
  const lazy = `let ${name}$module;\nconst ${name} = () => (${name}$module ??= ${loaded});\n`;
  return lazy + rest.replace(new RegExp(`\\b${name}\\.`, "g"), `(${name}()).`);
}
