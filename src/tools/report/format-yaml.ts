import { isPrintable, printableJson } from "../../core/printable.ts";

/** A value as YAML that a terminal shows and does not obey: strings with such characters stand in double quotes. */
export async function formatYaml(value: unknown): Promise<string> {
  const { Document, visit } = await import("yaml");
  const document = new Document(value);
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === "string" && !isPrintable(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
  return printableJson(document.toString());
}
