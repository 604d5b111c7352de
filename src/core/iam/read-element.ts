import { InkanError } from "../error.ts";
import type { PolicyFault } from "./policy-fault.ts";

/** A piece of a policy's JSON with its JSON pointer. */
export type Element = { readonly value: unknown; readonly at: string };

/** Thrown while a policy is read, and caught where that began: the fault becomes part of the answer. */
export class FaultyPolicy extends InkanError<"FAULTY_POLICY"> {
  override readonly name = "FaultyPolicy";
  readonly fault: PolicyFault;

  constructor(fault: PolicyFault) {
    super("FAULTY_POLICY", `the policy is faulty: ${fault.kind}`);
    this.fault = fault;
  }
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A string or a list of strings, as most elements may be given. */
export function readStrings({ value, at }: Element): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item, index) => {
    if (typeof item !== "string") {
      throw new FaultyPolicy({ kind: "syntax", at: Array.isArray(value) ? `${at}/${index}` : at });
    }
    return item;
  });
}
