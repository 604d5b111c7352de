import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** A file of ours and those that it imports, theirs included. */
function withImports(path: string): readonly string[] {
  const imports = [...read(path).matchAll(/from "(\.[^"]+)"/g)].map(([, target = ""]) => join(dirname(path), target));
  return [path, ...imports.flatMap(withImports)];
}

test("a change to any file that makes the build sets the clone up anew", () => {
  const watched = [...read("scripts/setup-state.sh").matchAll(/"\$root\/([^"]+)"/g)].map(([, path]) => path);
  const makers = withImports("scripts/build.ts");
  expect(makers).toContain("scripts/lazy-builtins.ts");
  expect(makers.filter((path) => !watched.includes(path))).toEqual([]);
});

test("set-up, the installed program and the documents name package.json's floor of Node.js", () => {
  const { engines } = JSON.parse(read("package.json")) as { readonly engines: { readonly node: string } };
  const [, floor = "", minor = "", next = ""] = /^\^(24\.(\d+))\.0 \|\| >=(\d+)\.0\.0$/.exec(engines.node) ?? [];
  const setup = read("scripts/setup.sh");
  expect(setup).toContain(engines.node);
  expect(setup).toContain(`[ "$major" -ge ${next} ] || { [ "$major" -eq 24 ] && [ "$minor" -ge ${minor} ]; }`);
  const said = setup.match(/\^24[\d.]* (?:\|\||or) >=\d+(?:\.\d+)*/g) ?? [];
  expect(
    said.filter((words) => words !== engines.node && words.replace("or", "||") !== `^${floor} || >=${next}`),
  ).toEqual([]);
  expect(read("bin/inkan.cjs")).toContain(`major >= ${next} || (major === 24 && minor >= ${minor})`);
  expect(read("README.md")).toContain(`older than ${floor}`);
  expect(read("docs/decisions/0001-what-it-stands-on.md")).toContain(`\`^${floor} \\|\\| >=${next}\``);
});
