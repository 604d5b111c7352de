import { posix } from "node:path";
import { type ESTree, parseSync, Visitor } from "rolldown/utils";
import { impureGlobals, randomOfNodeCrypto } from "./law.ts";

export type Import = {
  /** A path relative to `src` for a file of ours, else the package's name (`node:fs`, `@scope/name`). */
  readonly target: string;
  readonly ours: boolean;
  /** Gone at run time: it counts for the law, not for cycles. */
  readonly typeOnly: boolean;
};

export type Module = {
  /** Relative to `src`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** What core may not do, in words: `line 3: Date.now`. */
  readonly impurities: readonly string[];
  /** Exports other than by name: `export default`, `export *`. */
  readonly unnamedExports: readonly string[];
};

/** Reads one source file. `path` is relative to `src`; throws when the text does not parse. */
export function readModule(path: string, text: string): Module {
  const { program, errors } = parseSync(path, text, { lang: "ts", sourceType: "module" });
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);

  const imports: Import[] = [];
  const impurities: string[] = [];
  const unnamedExports: string[] = [];
  const notReferences = new Set<object>();

  const addImport = (specifier: string, typeOnly: boolean) => imports.push(resolveImport(path, specifier, typeOnly));
  const addImpurity = (node: { readonly start: number }, what: string) =>
    impurities.push(`line ${text.slice(0, node.start).split("\n").length}: ${what}`);

  new Visitor({
    ImportDeclaration(node) {
      addImport(node.source.value, node.importKind === "type");
      for (const specifier of node.specifiers) {
        if (specifier.type !== "ImportSpecifier") continue;
        const name = nameOf(specifier.imported);
        if (node.source.value === "node:crypto" && randomOfNodeCrypto.test(name)) addImpurity(specifier, name);
      }
    },
    ExportNamedDeclaration(node) {
      if (node.source) addImport(node.source.value, node.exportKind === "type");
    },
    ExportAllDeclaration(node) {
      addImport(node.source.value, node.exportKind === "type");
      unnamedExports.push("export *");
    },
    ExportDefaultDeclaration() {
      unnamedExports.push("export default");
    },
    ImportExpression(node) {
      if (node.source.type === "Literal" && typeof node.source.value === "string") addImport(node.source.value, false);
    },
    TSImportType(node) {
      addImport(node.source.value, true);
    },
    MetaProperty(node) {
      if (node.meta.name === "import") addImpurity(node, "import.meta");
    },
    MemberExpression(node) {
      if (!node.computed) notReferences.add(node.property);
      const name = memberName(node);
      if (name === "Date.now" || name === "Math.random") addImpurity(node, name);
    },
    NewExpression(node) {
      if (isIdentifier(node.callee, "Date") && node.arguments.length === 0) addImpurity(node, "new Date()");
    },
    CallExpression(node) {
      if (isIdentifier(node.callee, "Date")) addImpurity(node, "Date()");
    },
    Property(node) {
      if (!node.computed) notReferences.add(node.key);
    },
    TSPropertySignature(node) {
      if (!node.computed) notReferences.add(node.key);
    },
    MethodDefinition(node) {
      if (!node.computed) notReferences.add(node.key);
    },
    PropertyDefinition(node) {
      if (!node.computed) notReferences.add(node.key);
    },
    Identifier(node) {
      if (!notReferences.has(node) && impureGlobals.includes(node.name)) addImpurity(node, node.name);
    },
  }).visit(program);

  return { path, text, imports, impurities, unnamedExports };
}

function resolveImport(from: string, specifier: string, typeOnly: boolean): Import {
  if (specifier.startsWith(".")) {
    return { target: posix.join(posix.dirname(from), specifier), ours: true, typeOnly };
  }
  const parts = specifier.split("/");
  const name = specifier.startsWith("@")
    ? parts.slice(0, 2).join("/")
    : specifier.startsWith("node:")
      ? specifier
      : parts[0];
  return { target: name ?? specifier, ours: false, typeOnly };
}

function isIdentifier(node: ESTree.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function memberName({ object, property, computed }: ESTree.MemberExpression): string | undefined {
  if (computed || object.type !== "Identifier" || property.type !== "Identifier") return undefined;
  return `${object.name}.${property.name}`;
}

function nameOf(node: ESTree.ModuleExportName): string {
  return node.type === "Literal" ? node.value : node.name;
}
