import { createHash } from "node:crypto";
import type { Plugin } from "rolldown";

/**
 * Makes `main.cjs` what bin/inkan.cjs evaluates: Node's function around a module, so that nothing need be put together
 * at each start; ASCII, of which V8 keeps a byte a character; and at its end a comment that names the content, by which
 * code that was kept of one build is told from another's. rolldown's entry, which can only require a module, is dropped.
 */
export const wrapMain: Plugin = {
  name: "wrap-main",
  generateBundle(_, bundle) {
    for (const [fileName, chunk] of Object.entries(bundle)) if (isEntry(chunk)) delete bundle[fileName];
    const main = bundle["main.cjs"];
    if (main?.type !== "chunk") throw new Error("the build has no chunk main.cjs");
    const text = `(function (exports, require, module, __filename, __dirname) {${toAscii(main.code)}\n})\n`;
    main.code = `${text}//${createHash("sha256").update(text).digest("hex")}\n`;
  },
};

function isEntry(file: { readonly type: string; readonly isEntry?: boolean }): boolean {
  return file.isEntry === true;
}

/** The same program: a JavaScript escape stands for its character in strings, patterns, names and, unread, in comments. */
function toAscii(code: string): string {
  if (code.includes("String.raw")) throw new Error("String.raw takes an escape for itself: main.cjs cannot be ASCII");
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
