import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** Links to the web are left out: whether those lead somewhere is not this repository's to say. */
const root = join(import.meta.dirname, "..");
const ownFolders = "{.github,bench,docs,scripts,src,terraform,test}";
const pages = globSync(["*.md", `${ownFolders}/**/*.md`], { cwd: root, exclude: ["bench/results/**"] }).toSorted();
const sources = globSync("src/**/*.ts", { cwd: root }).toSorted();

test("every page of the repository is looked at", () => {
  expect(pages).toEqual(
    expect.arrayContaining(["ARCHITECTURE.md", "CONTRIBUTING.md", "README.ja.md", "README.md", "docs/reference.md"]),
  );
});

test.each(pages)("every link in %s leads to a file that is there, and to a heading that it has", (page) => {
  const links = linksOf(readFile(page));
  expect(links.map((link) => whyBroken(page, link)).filter((why) => why !== undefined)).toEqual([]);
});

test("every page that a message or a comment of the source names is there", () => {
  const named = sources.flatMap((source) =>
    [...readFile(source).matchAll(/\bdocs\/[\w./-]+\.md/g)].map(([link]) => ({ source, link })),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ link }) => whyBroken("", link) !== undefined)).toEqual([]);
});

function linksOf(markdown: string): readonly string[] {
  const text = withoutCode(markdown);
  const inline = [...text.matchAll(/\]\(([^()\s]+)\)/g)];
  const defined = [...text.matchAll(/^\[[^\]]+\]: +(\S+)/gm)];
  return [...inline, ...defined].flatMap(([, target = ""]) => (/^[a-z]+:/.test(target) ? [] : [target]));
}

/** What is wrong with a link of a page; undefined where it leads somewhere. */
function whyBroken(page: string, link: string): string | undefined {
  const [path = "", heading] = link.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), path));
  if (target.startsWith("..") || !existsSync(join(root, target))) return `${link}: there is no ${target}`;
  if (heading === undefined || anchorsOf(readFile(target)).has(heading)) return undefined;
  return `${link}: ${target} has no heading or anchor '${heading}'`;
}

/** What can stand behind `#`: ids of the page's own, and headings as GitHub makes ids of them. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set([...markdown.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id));
  for (const [, title = ""] of withoutCode(markdown).matchAll(/^#+ (.+)$/gm)) {
    const id = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-");
    let count = 1;
    let free = id;
    while (anchors.has(free)) free = `${id}-${count++}`;
    anchors.add(free);
  }
  return anchors;
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```.*?^```/gms, "");
}

function readFile(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
