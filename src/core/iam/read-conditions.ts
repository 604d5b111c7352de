import { pointerStep } from "../json-pointer.ts";
import { isOperator } from "./match-conditions.ts";
import type { Condition, ConditionOperator } from "./policy-document.ts";
import { type Element, FaultyPolicy, isObject } from "./read-element.ts";

/** Reads a statement's `Condition` (IAM User Guide, "IAM JSON policy elements: Condition"). */
export function readConditions({ value, at }: Element): readonly Condition[] {
  if (value === undefined) return [];
  if (!isObject(value)) throw new FaultyPolicy({ kind: "syntax", at });
  return Object.entries(value).flatMap(([name, keys]) => {
    const place = `${at}/${pointerStep(name)}`;
    const operator = readOperator(name, place);
    if (!isObject(keys)) throw new FaultyPolicy({ kind: "syntax", at: place });
    return Object.entries(keys).map(([key, wanted]) => {
      if (!/^[^:]+:.+$/.test(key)) throw new FaultyPolicy({ kind: "no-vendor", action: key });
      return {
        operator,
        key: key.toLowerCase(),
        values: readValues({ value: wanted, at: `${place}/${pointerStep(key)}` }),
      };
    });
  });
}

function readOperator(text: string, at: string): ConditionOperator {
  const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(text);
  const name = match?.[2] ?? "";
  const ifExists = match?.[3] !== undefined;
  if (!isOperator(name) || (name === "Null" && ifExists)) throw new FaultyPolicy({ kind: "syntax", at });
  const quantifier = match?.[1] as ConditionOperator["quantifier"];
  return { name, ifExists, ...(quantifier === undefined ? {} : { quantifier }) };
}

/** A value may be written as a number or a truth value as well; compared is its text. */
function readValues({ value, at }: Element): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item === "string") return item;
    if (typeof item === "number" || typeof item === "boolean") return String(item);
    throw new FaultyPolicy({ kind: "syntax", at });
  });
}
