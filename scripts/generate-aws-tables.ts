/**
 * Writes src/cloud/aws/models/SERVICE.generated.ts from AWS's service models: the tables that the cloud checks requests
 * and answers against, and the TypeScript types of every operation's input and output.
 *
 *   node scripts/generate-aws-tables.ts FOLDER
 *
 * FOLDER is the `data` folder of an installed botocore (any wheel from PyPI has it):
 *   python3 -c 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))'
 *
 * A trait that the tables cannot express stops the script: teach service-model.ts and the protocol first.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * Services to write; a new one is a line here and one in `ServiceId`. Of a service with a list its operations alone are
 * written, with the shapes that they lead to (docs/decisions/0005-part-of-ec2.md).
 */
const services: Readonly<Record<string, "all" | readonly string[]>> = {
  ec2: ["DescribeRegions"],
  ecr: "all",
  iam: "all",
  kms: "all",
  sts: "all",
};

/** The parts of a botocore model that are read; documentation is left behind. */
type BotocoreModel = {
  readonly metadata: {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly protocol: string;
    readonly jsonVersion?: string;
    readonly signingName?: string;
    readonly targetPrefix?: string;
    readonly xmlNamespace?: string;
  };
  readonly operations: Readonly<Record<string, BotocoreOperation>>;
  readonly shapes: Readonly<Record<string, BotocoreShape>>;
};
type BotocoreOperation = {
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string; readonly resultWrapper?: string };
  readonly errors?: readonly { readonly shape: string }[];
  readonly authtype?: string;
};
type BotocoreMember = { readonly shape: string; readonly locationName?: string };
type BotocoreShape = {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, BotocoreMember>>;
  readonly member?: BotocoreMember;
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly exception?: boolean;
  readonly fault?: boolean;
  readonly error?: { readonly code: string; readonly httpStatusCode: number };
};

/** Traits of shapes and members that the tables express, or that say nothing to a server. */
const knownShapeTraits = new Set([
  ..."type required members member key value min max pattern enum sensitive exception fault error".split(" "),
  ..."documentation deprecated deprecatedMessage box".split(" "),
]);
const knownMemberTraits = new Set("shape locationName documentation deprecated deprecatedMessage".split(" "));

/** The longest line the types and shapes are written on before they are broken. */
const lineWidth = 120;

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node scripts/generate-aws-tables.ts FOLDER   (the data folder of an installed botocore)");
  process.exit(64);
}
const source = `botocore ${readBotocoreVersion(folder)}`;
for (const [service, operations] of Object.entries(services)) {
  const path = join(import.meta.dirname, "..", "src", "cloud", "aws", "models", `${service}.generated.ts`);
  writeFileSync(path, writeTable(service, readModel(folder, service, operations), operations !== "all"));
  console.error(`wrote ${path}`);
}

function readBotocoreVersion(dataFolder: string): string {
  const version = /^__version__ = ['"]([^'"]+)['"]/m.exec(readFileSync(join(dataFolder, "..", "__init__.py"), "utf8"));
  if (version?.[1] === undefined) throw new Error(`no __version__ in ${join(dataFolder, "..", "__init__.py")}`);
  return version[1];
}

function readModel(dataFolder: string, service: string, operations: "all" | readonly string[]): BotocoreModel {
  const newest = readdirSync(join(dataFolder, service)).toSorted().at(-1);
  if (newest === undefined) throw new Error(`no model of ${service} in ${dataFolder}`);
  const whole = JSON.parse(
    gunzipSync(readFileSync(join(dataFolder, service, newest, "service-2.json.gz"))).toString("utf8"),
  ) as BotocoreModel;
  const model = operations === "all" ? whole : takePart(whole, operations);
  for (const [name, shape] of Object.entries(model.shapes)) {
    refuseUnknown(`shape ${name}`, shape, knownShapeTraits);
    const members = [...Object.entries(shape.members ?? {}), ...Object.entries({ element: shape.member })];
    for (const [member, traits] of members) {
      if (traits !== undefined) refuseUnknown(`member ${member} of ${name}`, traits, knownMemberTraits);
    }
  }
  return model;
}

function takePart(model: BotocoreModel, names: readonly string[]): BotocoreModel {
  const operations = Object.fromEntries(Object.entries(model.operations).filter(([name]) => names.includes(name)));
  const used = collectUsedShapes({ ...model, operations });
  return { ...model, operations, shapes: Object.fromEntries(used.map((name) => [name, shapeOf(model, name)])) };
}

function refuseUnknown(what: string, traits: object, known: ReadonlySet<string>): void {
  const unknown = Object.keys(traits).filter((trait) => !known.has(trait));
  if (unknown.length > 0) throw new Error(`${what} has traits the tables cannot express: ${unknown.join(", ")}`);
}

function writeTable(service: string, model: BotocoreModel, isPartial: boolean): string {
  const used = collectUsedShapes(model);
  const title = service.charAt(0).toUpperCase() + service.slice(1);
  return [
    `// Written by scripts/generate-aws-tables.ts from AWS's service model (${source}, ${model.metadata.apiVersion}).`,
    `import type { ServiceModel } from "../service-model.ts";`,
    "",
    `/** AWS's service model of ${service}. */`,
    `export const ${service}Model: ServiceModel = {`,
    `  service: ${quote(service)},`,
    `  source: ${quote(source)},`,
    ...(isPartial ? ["  isPartial: true,"] : []),
    `  apiVersion: ${quote(model.metadata.apiVersion)},`,
    `  signingName: ${quote(model.metadata.signingName ?? model.metadata.endpointPrefix)},`,
    `  protocol: ${writeProtocol(model)},`,
    "  operations: {",
    ...Object.entries(model.operations).map(([name, operation]) => writeOperation(name, operation, model)),
    "  },",
    "  errors: {",
    ...writeErrors(model),
    "  },",
    "  shapes: {",
    ...used.map((name) => writeEntry("    ", name, writeShape(shapeOf(model, name)))),
    "  },",
    "};",
    "",
    `/** Input and output of each operation of ${service}. */`,
    `export type ${title}Operations = {`,
    ...Object.entries(model.operations).map(
      ([name, { input, output }]) =>
        `  readonly ${name}: { readonly input: ${input?.shape ?? "undefined"}; readonly output: ${output?.shape ?? "void"} };`,
    ),
    "};",
    "",
    ...used.flatMap((name) => writeNamedType(model, name)),
  ].join("\n");
}

function writeProtocol({ metadata }: BotocoreModel): string {
  if (metadata.protocol === "json" && metadata.targetPrefix !== undefined && metadata.jsonVersion !== undefined) {
    return `{ kind: "json", version: ${quote(metadata.jsonVersion)}, targetPrefix: ${quote(metadata.targetPrefix)} }`;
  }
  if ((metadata.protocol === "query" || metadata.protocol === "ec2") && metadata.xmlNamespace !== undefined) {
    return `{ kind: ${quote(metadata.protocol)}, xmlNamespace: ${quote(metadata.xmlNamespace)} }`;
  }
  throw new Error(`the tables do not know the protocol ${metadata.protocol}`);
}

function writeOperation(name: string, operation: BotocoreOperation, model: BotocoreModel): string {
  const errors = (operation.errors ?? []).map(({ shape }) => quote(errorCode(shape, shapeOf(model, shape))));
  return writeEntry("    ", name, [
    ...(operation.input === undefined ? [] : [`input: ${quote(operation.input.shape)}`]),
    ...(operation.output === undefined ? [] : [`output: ${quote(operation.output.shape)}`]),
    ...(operation.output?.resultWrapper === undefined
      ? []
      : [`resultWrapper: ${quote(operation.output.resultWrapper)}`]),
    ...(operation.authtype === "none" ? ["unsigned: true"] : []),
    `errors: [${errors.join(", ")}]`,
  ]);
}

function writeErrors(model: BotocoreModel): string[] {
  return Object.entries(model.shapes)
    .filter(([, shape]) => shape.exception === true)
    .map(([name, shape]) => {
      const members = Object.entries(shape.members ?? {}).filter(([member]) => member.toLowerCase() !== "message");
      return writeEntry("    ", errorCode(name, shape), [
        `status: ${shape.error?.httpStatusCode ?? (shape.fault === true ? 500 : 400)}`,
        ...(members.length === 0 ? [] : [`members: ${writeMembers(members)}`]),
      ]);
    });
}

function errorCode(name: string, shape: BotocoreShape): string {
  return shape.error?.code ?? name;
}

function writeShape(shape: BotocoreShape): string[] {
  const bounds = [
    ...(shape.min === undefined ? [] : [`min: ${shape.min}`]),
    ...(shape.max === undefined ? [] : [`max: ${shape.max}`]),
  ];
  const kind = `kind: ${quote(shape.type)}`;
  switch (shape.type) {
    case "structure":
      return [
        kind,
        ...((shape.required ?? []).length === 0 ? [] : [`required: [${(shape.required ?? []).map(quote).join(", ")}]`]),
        `members: ${writeMembers(Object.entries(shape.members ?? {}))}`,
        ...writeNames(Object.entries(shape.members ?? {})),
      ];
    case "list":
      return [
        kind,
        `member: ${quote(named(shape.member))}`,
        ...(shape.member?.locationName === undefined ? [] : [`element: ${quote(shape.member.locationName)}`]),
        ...bounds,
      ];
    case "map":
      return [kind, `key: ${quote(named(shape.key))}`, `value: ${quote(named(shape.value))}`, ...bounds];
    case "string":
      return [
        kind,
        ...bounds,
        ...(shape.pattern === undefined ? [] : [`pattern: ${quote(shape.pattern)}`]),
        ...(shape.enum === undefined ? [] : [`enum: [${shape.enum.map(quote).join(", ")}]`]),
        ...(shape.sensitive === true ? ["sensitive: true"] : []),
      ];
    case "blob":
    case "integer":
    case "long":
    case "double":
      return [kind, ...bounds];
    case "boolean":
    case "timestamp":
      return [kind];
    default:
      throw new Error(`the tables do not know the type ${shape.type}`);
  }
}

function writeMembers(members: readonly (readonly [string, { readonly shape: string }])[]): string {
  if (members.length === 0) return "{}";
  return `{ ${members.map(([name, { shape }]) => `${property(name)}: ${quote(shape)}`).join(", ")} }`;
}

/** Those names of members on the wire that are not the members' own. */
function writeNames(members: readonly (readonly [string, BotocoreMember])[]): string[] {
  const names = members.flatMap(([name, { locationName = name }]) =>
    locationName === name ? [] : [`${property(name)}: ${quote(locationName)}`],
  );
  return names.length === 0 ? [] : [`names: { ${names.join(", ")} }`];
}

/** `name: { … }` on one line, or one part a line where it is too long. */
function writeEntry(indent: string, name: string, parts: readonly string[]): string {
  const line = `${indent}${property(name)}: { ${parts.join(", ")} },`;
  if (line.length <= lineWidth) return line;
  return [`${indent}${property(name)}: {`, ...parts.map((part) => `${indent}  ${part},`), `${indent}},`].join("\n");
}

/** The type a structure or enumeration is written as; other shapes stand where they are used. */
function writeNamedType(model: BotocoreModel, name: string): string[] {
  const shape = shapeOf(model, name);
  if (shape.type === "string" && shape.enum !== undefined) {
    const line = `export type ${name} = ${shape.enum.map(quote).join(" | ")};`;
    if (line.length <= lineWidth) return [line, ""];
    return [`export type ${name} =`, ...shape.enum.map((value) => `  | ${quote(value)}`), "  ;", ""];
  }
  if (shape.type !== "structure") return [];
  if (name in globalThis) throw new Error(`the shape ${name} has the name of a global`);
  const members = Object.entries(shape.members ?? {});
  if (members.length === 0) return [`export type ${name} = { readonly [member: string]: never };`, ""];
  const required = new Set(shape.required ?? []);
  return [
    `export type ${name} = {`,
    ...members.map(([member, { shape: target }]) => {
      const type = typeOf(model, target);
      return `  readonly ${property(member)}${required.has(member) ? `: ${type}` : `?: ${type} | undefined`};`;
    }),
    "};",
    "",
  ];
}

function typeOf(model: BotocoreModel, name: string): string {
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case "structure":
      return name;
    case "list":
      return `readonly ${parenthesised(typeOf(model, named(shape.member)))}[]`;
    case "map":
      return `Readonly<Record<string, ${typeOf(model, named(shape.value))}>>`;
    case "string":
      return shape.enum === undefined ? "string" : name;
    case "blob":
      return "Uint8Array";
    case "integer":
    case "long":
    case "double":
      return "number";
    case "boolean":
      return "boolean";
    case "timestamp":
      return "Date";
    default:
      throw new Error(`the types do not know the type ${shape.type}`);
  }
}

function parenthesised(type: string): string {
  return type.startsWith("readonly ") ? `(${type})` : type;
}

/** Every shape that an operation's input or output, or an error's member beside its message, leads to; in model order. */
function collectUsedShapes(model: BotocoreModel): string[] {
  const used = new Set<string>();
  const visit = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    const shape = shapeOf(model, name);
    for (const target of Object.values(shape.members ?? {})) visit(target.shape);
    for (const target of [shape.member, shape.key, shape.value]) if (target !== undefined) visit(target.shape);
  };
  for (const { input, output } of Object.values(model.operations)) {
    for (const target of [input, output]) if (target !== undefined) visit(target.shape);
  }
  for (const shape of Object.values(model.shapes)) {
    if (shape.exception !== true) continue;
    for (const [member, target] of Object.entries(shape.members ?? {})) {
      if (member.toLowerCase() !== "message") visit(target.shape);
    }
  }
  return Object.keys(model.shapes).filter((name) => used.has(name));
}

function shapeOf(model: BotocoreModel, name: string): BotocoreShape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`the model names a shape ${name} that it does not have`);
  return shape;
}

function named(target: { readonly shape: string } | undefined): string {
  if (target === undefined) throw new Error("a list or map of the model has no element shape");
  return target.shape;
}

function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
