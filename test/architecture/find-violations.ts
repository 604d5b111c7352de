import { basename, dirname } from "node:path/posix";
import {
  emptyNames,
  law,
  longFiles,
  MAX_LINES,
  operationFolders,
  type Place,
  properNames,
  type RoomLaw,
} from "./law.ts";
import type { Import, Module } from "./read-module.ts";

/** A test, or what only tests import. Both may put rooms together: a tool's test starts a real cloud. */
export function isTestCode(path: string): boolean {
  return path.endsWith(".test.ts") || basename(path).startsWith("test-");
}

/** Imports that the law forbids, as `src/core/a.ts → src/cloud/b.ts: reason`. */
export function findForbiddenImports(modules: readonly Module[]): readonly string[] {
  return modules.flatMap((module) => {
    const room = Object.keys(law).find((place) => lies(module.path, place));
    const rules = room === undefined ? undefined : law[room];
    if (room === undefined || rules === undefined) return [`src/${module.path}: lies in no room of the law`];
    return module.imports
      .filter((edge) => !isAllowed(edge, rules))
      .map((edge) => `src/${module.path} → ${edge.ours ? "src/" : ""}${edge.target}: not for ${room}`);
  });
}

/** What only the outside world can answer, in files of `core`. */
export function findImpurities(modules: readonly Module[]): readonly string[] {
  return modules
    .filter(({ path }) => lies(path, "core"))
    .flatMap(({ path, impurities }) => impurities.map((impurity) => `src/${path}, ${impurity}`));
}

/** Circles of run-time imports, static and dynamic, as `a.ts → b.ts → a.ts`, each once. */
export function findCycles(modules: readonly Module[]): readonly string[] {
  const edges = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.filter((edge) => edge.ours && !edge.typeOnly).map((edge) => edge.target),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), path].map((step) => `src/${step}`).join(" → "));
    if (seenAt >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}

/** Files whose name, exports or length break the house style. */
export function findStyleBreaks(modules: readonly Module[]): readonly string[] {
  return modules.flatMap((module) => {
    const breaks = [...nameBreaks(module.path), ...module.unnamedExports.map((what) => `${what}: exports are named`)];
    const lines = module.text.split("\n").length - 1;
    if (lines > MAX_LINES && !(module.path in longFiles) && !module.path.endsWith(".generated.ts")) {
      breaks.push(`${lines} lines: over ${MAX_LINES} needs a reason in test/architecture/law.ts`);
    }
    return breaks.map((what) => `src/${module.path}: ${what}`);
  });
}

function nameBreaks(path: string): string[] {
  const stem = basename(path).replace(/(\.generated|\.test)?\.ts$/, "");
  const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem);
  const isOperation = /^[A-Z][A-Za-z0-9]+$/.test(stem) && operationFolders.includes(dirname(path));
  const empty = stem in properNames ? undefined : stem.split("-").find((word) => emptyNames.includes(word));
  return [
    ...(isKebab || isOperation ? [] : ["a file is named in kebab-case, or as its AWS operation"]),
    ...(empty === undefined ? [] : [`"${empty}" says nothing about what the file holds`]),
    ...(stem === "index" && dirname(path) !== "." ? ["no barrels inside src"] : []),
  ];
}

function isAllowed(edge: Import, rules: RoomLaw): boolean {
  if (edge.ours) {
    if (isTestCode(edge.target)) return false;
    return rules.imports.some((place) => lies(edge.target, place));
  }
  if (rules.packages !== undefined) return rules.packages.includes(edge.target);
  return !(rules.neverPackages ?? []).some((pattern) => matches(edge.target, pattern));
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function lies(path: string, place: Place): boolean {
  return path === place || path.startsWith(`${place}/`);
}
