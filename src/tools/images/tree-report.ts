import { printable } from "../../core/printable.ts";
import { formatBytes } from "../report/amounts.ts";
import type { JsonObject } from "../report/json-value.ts";
import type { Belonging } from "./arrange-images.ts";
import { belongingToJson, formatPlatform } from "./image-report.ts";
import type { ImageTree, TreeNode } from "./read-tree.ts";

/** The stable shape of a tree; sizes in bytes. */
export function treeToJson({ name, root }: ImageTree): JsonObject {
  return { name, ...nodeToJson(root) };
}

function nodeToJson(node: TreeNode): JsonObject {
  return {
    digest: node.digest,
    mediaType: node.mediaType,
    artifactType: node.artifactType ?? null,
    size: node.size,
    belongings: node.belongings.map(({ how, node: item }) => ({ ...belongingToJson(how), ...nodeToJson(item) })),
  };
}

/** The tree as text: a line for each manifest, below the one it belongs to. */
export function formatTree({ name, root }: ImageTree): string {
  const lines = [`${name}@${root.digest}  ${root.kind}, ${formatBytes(root.size)}`];
  addBelongings(root, "", lines);
  return lines.map((line) => `${printable(line)}\n`).join("");
}

function addBelongings(node: TreeNode, indent: string, lines: string[]): void {
  for (const [index, { how, node: item }] of node.belongings.entries()) {
    const last = index === node.belongings.length - 1;
    lines.push(`${indent}${last ? "└─ " : "├─ "}${describeBelonging(how, item)}`);
    addBelongings(item, `${indent}${last ? "   " : "│  "}`, lines);
  }
}

function describeBelonging(how: Belonging, { digest, size, layers, artifactType }: TreeNode): string {
  switch (how.kind) {
    case "tag": {
      const count = layers === 1 ? how.what : `${layers} ${how.what}s`;
      return `${count} by tag (v2)  ${how.tag}`;
    }
    case "referrer": {
      const type = how.what === "referrer" ? (artifactType ?? "") : how.what === "attestation" ? how.predicateType : "";
      return `${how.what} as referrer (v3)  ${[digest, type].filter(Boolean).join("  ")}`;
    }
    case "child": {
      const platform = how.platform === undefined ? "" : formatPlatform(how.platform);
      return `${platform === "" ? "image" : platform}  ${digest}  ${formatBytes(size)}`;
    }
  }
}
