import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeWith } from "../test/needs-program.ts";
import { outputOf } from "../test/run-program.ts";
import { programs } from "../test/stock-programs.ts";
import { temporaryFolder } from "../test/temporary-folder.ts";

const files = ["run-inkan.sh", "verify-ecr-cosign.sh", "test-ecr-lifecycle.sh"];

/** A clone with these scripts, whose inkan says that it is the clone's, and a folder with another for PATH. */
function cloneOf(): { readonly scripts: string; readonly bin: string } {
  const root = temporaryFolder();
  const scripts = join(root, "scripts");
  const bin = join(root, "bin");
  for (const folder of [scripts, bin]) mkdirSync(folder);
  for (const file of files) copyFileSync(join(import.meta.dirname, file), join(scripts, file));
  const say = (who: string) => `#!/bin/sh\nprintf '%s' "${who}"\nprintf ' [%s]' "$@"\n`;
  writeFileSync(join(root, "inkan"), say("the clone's"), { mode: 0o755 });
  writeFileSync(join(bin, "inkan"), say("the one in PATH"), { mode: 0o755 });
  return { scripts, bin };
}

const system = "/usr/bin:/bin";

test.each([
  ["verify-ecr-cosign.sh", ["--stock", "-o", "json"], " [check] [--stock] [-o] [json]"],
  ["test-ecr-lifecycle.sh", ["20", "10", "a b"], " [lifecycle-check] [20] [10] [a b]"],
])(
  "%s hands every word to the inkan in PATH, else to its clone's, from wherever it is called",
  async (file, words, said) => {
    const { scripts, bin } = cloneOf();
    const run = (cwd: string, path: string, PATH: string) =>
      outputOf("/bin/sh", ["-c", `exec ${path} "$@"`, "sh", ...words], { cwd, env: { PATH } });
    expect(await run(scripts, `./${file}`, system)).toBe(`the clone's${said}`);
    expect(await run("/", join(scripts, file), system)).toBe(`the clone's${said}`);
    expect(await run("/", join(scripts, file), `${bin}:${system}`)).toBe(`the one in PATH${said}`);
  },
);

describeWith(["shellcheck"], "shellcheck", () => {
  test.each(files)("has nothing to say of %s", async (file) => {
    const env = { PATH: system, LC_ALL: "C.UTF-8" };
    expect(await outputOf(programs.path("shellcheck"), [join(import.meta.dirname, file)], { env })).toBe("");
  });
});
