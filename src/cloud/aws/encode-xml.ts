import { XMLBuilder } from "fast-xml-parser";
import { encodeBase64 } from "../../core/encode-base64.ts";
import { modelShape } from "./model-shape.ts";
import type { ServiceModel } from "./service-model.ts";

/** Characters that no XML document can hold, not even as references (XML 1.0 2.2). */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const attributePrefix = "@";
const builder = new XMLBuilder({
  format: true,
  indentBy: "  ",
  ignoreAttributes: false,
  attributeNamePrefix: attributePrefix,
  tagValueProcessor: (_name, value) => String(value).replace(unwritable, "\ufffd"),
});

/** An XML document with one root, in a namespace or in none; element names in the order of the object. */
export function writeXml(
  root: string,
  xmlNamespace: string | undefined,
  content: Readonly<Record<string, unknown>>,
): string {
  const attributes = xmlNamespace === undefined ? {} : { [`${attributePrefix}xmlns`]: xmlNamespace };
  return builder.build({ [root]: { ...attributes, ...content } });
}

/**
 * What goes into an XML answer for a value of the model's shape (AWS query and EC2 protocols): absent members left out,
 * lists as `member` elements, of EC2 as `item`, times as ISO 8601 to the second. Members keep the order of the value: AWS's answers have an order of
 * their own, which the models do not tell.
 */
export function encodeXml(model: ServiceModel, shapeName: string, value: unknown): unknown {
  if (value === undefined) return undefined;
  const shape = modelShape(model, shapeName);
  switch (shape.kind) {
    case "structure": {
      const source = value as Readonly<Record<string, unknown>>;
      const members: Record<string, unknown> = {};
      for (const [name, member] of Object.entries(source)) {
        const target = shape.members[name];
        if (member === undefined || target === undefined) continue;
        members[shape.names?.[name] ?? name] = encodeXml(model, target, member);
      }
      return members;
    }
    case "list": {
      const elements = (value as readonly unknown[]).map((element) => encodeXml(model, shape.member, element));
      // An empty list is an empty element: clients tell it from an absent one.
      return elements.length === 0 ? "" : { [shape.element ?? "member"]: elements };
    }
    case "map": {
      const entries = Object.entries(value as Readonly<Record<string, unknown>>);
      return entries.length === 0
        ? ""
        : { entry: entries.map(([key, entry]) => ({ key, value: encodeXml(model, shape.value, entry) })) };
    }
    case "blob":
      return encodeBase64(value as Uint8Array);
    case "timestamp":
      return `${(value as Date).toISOString().slice(0, 19)}Z`;
    case "string":
    case "boolean":
    case "integer":
    case "long":
    case "double":
      return value;
  }
}
