import { AwsError } from "./aws-error.ts";
import { decodeBase64 } from "./decode-base64.ts";
import { modelShape } from "./model-shape.ts";
import type { ServiceModel, ShapeModel } from "./service-model.ts";

type StructureModel = ShapeModel & { readonly kind: "structure" };

/** A parameter tree: `Tags.member.1.Key=a` is Tags → member → 1 → Key with the value `a`. */
type ParameterNode = { value?: string; readonly children: Map<string, ParameterNode> };

/** Longest path of a parameter's name that is followed, in parts; the deepest of the models have six. */
const maxDepth = 10;

/**
 * Reads form parameters as the model's input shape: lists are `NAME.member.N`, maps `NAME.entry.N.key` and `.value` (AWS
 * query protocol), and in EC2's protocol lists are `NAME.N`, with names that begin with a capital. Unknown parameters are left out, of duplicates the first counts. Constraints are not
 * looked at, so a required member may be missing.
 *
 * @throws AwsError `MalformedInput` where a number, boolean, blob or time is not one
 */
export function decodeQuery(
  model: ServiceModel,
  shapeName: string,
  parameters: readonly (readonly [string, string])[],
): unknown {
  const root: ParameterNode = { children: new Map() };
  for (const [name, value] of parameters) {
    let node = root;
    for (const part of name.split(".", maxDepth)) node = childOf(node, part);
    node.value ??= value;
  }
  return decodeNode(model, shapeName, root);
}

function childOf(node: ParameterNode, name: string): ParameterNode {
  let child = node.children.get(name);
  if (child === undefined) {
    child = { children: new Map() };
    node.children.set(name, child);
  }
  return child;
}

function decodeNode(model: ServiceModel, shapeName: string, node: ParameterNode): unknown {
  const shape = modelShape(model, shapeName);
  switch (shape.kind) {
    case "structure": {
      const members: Record<string, unknown> = {};
      for (const name in shape.members) {
        const child = node.children.get(parameterName(model, shape, name));
        const member = child === undefined ? undefined : decodeNode(model, shape.members[name] as string, child);
        if (member !== undefined) members[name] = member;
      }
      return members;
    }
    case "list":
      return numberedChildren(model.protocol.kind === "ec2" ? node : node.children.get("member")).map((child) =>
        decodeNode(model, shape.member, child),
      );
    case "map":
      return Object.fromEntries(
        numberedChildren(node.children.get("entry")).map((entry) => {
          const value = entry.children.get("value");
          return [entry.children.get("key")?.value ?? "", value && decodeNode(model, shape.value, value)];
        }),
      );
    default:
      return node.value === undefined ? undefined : decodeText(shape.kind, node.value);
  }
}

/** What a member is called in a form: of EC2 by its name on the wire, the first letter a capital. */
function parameterName({ protocol }: ServiceModel, { names }: StructureModel, member: string): string {
  if (protocol.kind !== "ec2") return member;
  const name = names?.[member] ?? member;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The children `1`, `2`, … in the order of their numbers, gaps allowed. */
function numberedChildren(node: ParameterNode | undefined): ParameterNode[] {
  return [...(node?.children.entries() ?? [])]
    .filter(([number]) => /^[0-9]{1,9}$/.test(number))
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function decodeText(
  kind: "string" | "blob" | "integer" | "long" | "double" | "boolean" | "timestamp",
  text: string,
): unknown {
  switch (kind) {
    case "string":
      return text;
    case "blob":
      return decodeBlob(text);
    case "integer":
    case "long":
      if (text === "") throw new AwsError("MalformedInput", "missing value for decimal type", { status: 400 });
      if (!/^[+-]?[0-9]+$/.test(text)) throw malformed();
      return Number(text);
    case "double":
      if (text.trim() === "" || Number.isNaN(Number(text))) throw malformed();
      return Number(text);
    case "boolean":
      if (text !== "true" && text !== "false") throw malformed();
      return text === "true";
    case "timestamp": {
      const date = new Date(text);
      if (Number.isNaN(date.getTime())) throw malformed();
      return date;
    }
  }
}

function decodeBlob(text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw malformed();
  return bytes;
}

function malformed(): AwsError {
  return new AwsError("MalformedInput", undefined, { status: 400 });
}
