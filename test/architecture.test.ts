import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  findCycles,
  findForbiddenImports,
  findImpurities,
  findStyleBreaks,
  isTestCode,
} from "./architecture/find-violations.ts";
import { law, longFiles, operationFolders } from "./architecture/law.ts";
import { readModule } from "./architecture/read-module.ts";

const root = join(import.meta.dirname, "..");
const paths = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .sort();
const modules = paths.map((path) => readModule(path, readFileSync(join(root, "src", path), "utf8")));

const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

const shipped = modules.filter(({ path }) => !isTestCode(path));

describe("the law of the house", () => {
  test("each room imports only what it may", () => {
    expect(findForbiddenImports(shipped)).toEqual([]);
  });

  test("core has no clock, environment, network, disk or randomness", () => {
    expect(findImpurities(shipped)).toEqual([]);
  });

  test("no imports run in a circle", () => {
    expect(findCycles(shipped)).toEqual([]);
  });

  test("files are named after what they hold, export by name, and stay short", () => {
    expect(findStyleBreaks(shipped)).toEqual([]);
    expect(Object.keys(longFiles).filter((path) => !paths.includes(path))).toEqual([]);
  });

  test("what is shipped imports no package that only development installs", () => {
    const packages = shipped.flatMap(({ imports }) => imports.filter(({ ours }) => !ours).map(({ target }) => target));
    const foreign = new Set(packages.filter((name) => !name.startsWith("node:")));
    expect([...foreign].filter((name) => !(name in dependencies))).toEqual([]);
  });

  test("the law speaks of no place and allows no package that is not there", () => {
    const rooms = Object.entries(law);
    const places = [...rooms.flatMap(([room, { imports }]) => [room, ...imports]), ...operationFolders];
    const isThere = (place: string) => paths.some((path) => path === place || path.startsWith(`${place}/`));
    expect(places.filter((place) => !isThere(place))).toEqual([]);
    const packages = rooms.flatMap(([, { packages = [] }]) => packages).filter((name) => !name.startsWith("node:"));
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe("the map", () => {
  const rows = readFileSync(join(root, "ARCHITECTURE.md"), "utf8").matchAll(/^\|\s*`src\/?([^`]*?)\/?`\s*\|/gm);
  const mapped = [...rows].map(([, folder]) => folder ?? "");

  // A room and its chapters, `src/cloud/store`; what lies deeper belongs to its chapter.
  test("ARCHITECTURE.md lists the folders of src that hold files, and no others", () => {
    const folders = new Set(
      shipped.flatMap(({ path }) => {
        const [room, chapter] = path.split("/").slice(0, -1);
        return [room, chapter && `${room}/${chapter}`].filter((folder) => folder !== undefined);
      }),
    );
    expect(mapped.filter((folder) => folder !== "" && !folder.endsWith(".ts")).sort()).toEqual([...folders].sort());
  });
});

describe("the guards themselves", () => {
  const read = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).map(([path, text]) => readModule(path, text));

  test.each([
    ["core/a.ts", 'import type { B } from "../cloud/b.ts";', "src/core/a.ts → src/cloud/b.ts: not for core"],
    ["core/a.ts", 'import { readFile } from "node:fs";', "src/core/a.ts → node:fs: not for core"],
    ["core/a.ts", 'export { hash } from "node:crypto";', "src/core/a.ts → node:crypto: not for core"],
    ["cloud/a.ts", 'const b = await import("../tools/b.ts");', "src/cloud/a.ts → src/tools/b.ts: not for cloud"],
    ["cloud/a.ts", 'import "@aws-sdk/client-ecr";', "src/cloud/a.ts → @aws-sdk/client-ecr: not for cloud"],
    ["tools/a.ts", 'type B = import("../cli/b.ts").B;', "src/tools/a.ts → src/cli/b.ts: not for tools"],
    ["cli/a.ts", 'import { b } from "../cloud/store/b.ts";', "src/cli/a.ts → src/cloud/store/b.ts: not for cli"],
    [
      "cloud/a.ts",
      'import { image } from "./test-images.ts";',
      "src/cloud/a.ts → src/cloud/test-images.ts: not for cloud",
    ],
    ["elsewhere/a.ts", "", "src/elsewhere/a.ts: lies in no room of the law"],
  ])("%s with %s is found", (path, text, violation) => {
    expect(findForbiddenImports(read({ [path]: text }))).toEqual([violation]);
  });

  test("what the law allows is not found", () => {
    const allowed = read({
      "core/crypto/hash.ts": 'import { hash } from "node:crypto"; import { p256 } from "@noble/curves/nist.js";',
      "cli/up.ts": 'import { startCloud } from "../cloud/start-cloud.ts"; import { join } from "node:path";',
    });
    expect(findForbiddenImports(allowed)).toEqual([]);
  });

  test.each([
    ["const now = Date.now();", "Date.now"],
    ["const now = new Date();", "new Date()"],
    ["const now = Date();", "Date()"],
    ["const n = Math.random();", "Math.random"],
    ["const home = process.env.HOME;", "process"],
    ["setTimeout(() => {}, 1);", "setTimeout"],
    ["const here = import.meta.dirname;", "import.meta"],
    ["const log = { console };", "console"],
    ['import { randomBytes } from "node:crypto";', "randomBytes"],
  ])("core with %s is found", (text, what) => {
    expect(findImpurities(read({ "core/a.ts": text }))).toEqual([`src/core/a.ts, line 1: ${what}`]);
    expect(findImpurities(read({ "cloud/a.ts": text }))).toEqual([]);
  });

  test("a given time and a property that only bears a global's name are not found", () => {
    const text = 'type T = { process: string }; const at = new Date(0); const t: T = { process: "" }; t.process;';
    expect(findImpurities(read({ "core/a.ts": text }))).toEqual([]);
  });

  test("a circle is found once, with its path; type imports make none", () => {
    const circle = {
      "core/a.ts": 'import { b } from "./b.ts";',
      "core/b.ts": 'const c = await import("./oci/c.ts");',
      "core/oci/c.ts": 'import { a } from "../a.ts";',
    };
    expect(findCycles(read(circle))).toEqual(["src/core/a.ts → src/core/b.ts → src/core/oci/c.ts → src/core/a.ts"]);
    expect(findCycles(read({ ...circle, "core/oci/c.ts": 'import type { A } from "../a.ts";' }))).toEqual([]);
  });

  test.each([
    ["core/readThing.ts", ""],
    ["core/PutImage.ts", ""],
    ["core/string-utils.ts", ""],
    ["core/oci/index.ts", ""],
    ["core/a.ts", "export default 1;"],
    ["core/a.ts", 'export * from "./b.ts";'],
    ["core/a.ts", "\n".repeat(401)],
  ])("the style of %s is found wanting", (path, text) => {
    expect(findStyleBreaks(read({ [path]: text }))).toHaveLength(1);
  });

  test("an operation's file bears the operation's name", () => {
    expect(findStyleBreaks(read({ "cloud/ecr/PutImage.ts": "" }))).toEqual([]);
  });
});
