import { pointerStep } from "../../json-pointer.ts";
import type { JsonNode } from "../../json-source.ts";
import type { Remark } from "./lint-finding.ts";

/** Members of an object that has another one of the same name behind them. */
export function findRepeatedMembers(root: JsonNode): readonly Remark[] {
  return walk(root, "");
}

function walk(node: JsonNode, at: string): readonly Remark[] {
  if (node.kind === "list") return node.items.flatMap((item, index) => walk(item, `${at}/${index}`));
  if (node.kind !== "object") return [];
  const last = new Map(node.members.map((member) => [member.name, member]));
  return node.members.flatMap((member) => {
    const pointer = `${at}/${pointerStep(member.name)}`;
    if (last.get(member.name) === member) return walk(member.value, pointer);
    return [
      {
        code: "repeated-member",
        at: pointer,
        offset: member.start,
        message: `'${member.name}' is written more than once in the same object; this one is not read`,
        fix: "Remove one of the two.",
      },
    ];
  });
}
