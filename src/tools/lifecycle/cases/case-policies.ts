import { dirname, resolve } from "node:path";
import { type ParsedLifecyclePolicy, parseLifecyclePolicy } from "../../../core/lifecycle/parse-policy.ts";
import { type LifecyclePolicy, policyLimits } from "../../../core/lifecycle/policy.ts";
import { readSmallFile } from "../../connect/read-small-file.ts";
import { type CaseValue, CaseValueError } from "./case-value.ts";

/** The policies of one case file, each read and parsed once. */
export class CasePolicies {
  readonly #folder: string;
  readonly #byText = new Map<string, ParsedLifecyclePolicy>();
  readonly #byPath = new Map<string, ParsedLifecyclePolicy>();

  /** @param file the case file, at whose folder relative paths start */
  constructor(file: string) {
    this.#folder = dirname(resolve(file));
  }

  /**
   * The policy that stands behind `policy`: the object itself, or the file whose path the text is. An object is judged as
   * compact JSON: ECR bounds the length of the text, and that is the only one of an object's texts which does not depend
   * on how it is laid out. The smallest policy there is has 138 characters of it, so none fails for being short.
   *
   * @throws CaseValueError where ECR would refuse it, or the file cannot be read
   */
  read(value: CaseValue): LifecyclePolicy {
    return typeof value.value === "string" ? this.#readFile(value, value.value) : this.#readObject(value);
  }

  #readObject(value: CaseValue): LifecyclePolicy {
    value.members();
    const text = compactJson(value);
    const parsed = this.#byText.get(text) ?? parseLifecyclePolicy(text);
    this.#byText.set(text, parsed);
    if (parsed.kind === "policy") return parsed.policy;
    const { at, constraint } = parsed.refusal;
    throw new CaseValueError([...value.path, ...pointerSteps(at)], `ECR refuses this policy: ${constraint}`, "value");
  }

  #readFile(value: CaseValue, name: string): LifecyclePolicy {
    const path = resolve(this.#folder, name);
    const parsed = this.#byPath.get(path) ?? parseLifecyclePolicy(readPolicyText(path, value));
    this.#byPath.set(path, parsed);
    if (parsed.kind === "policy") return parsed.policy;
    const { at, constraint } = parsed.refusal;
    throw value.error(`ECR refuses the policy ${name}${at === "" ? "" : ` at ${at}`}: ${constraint}`);
  }
}

function readPolicyText(path: string, value: CaseValue): string {
  try {
    return readSmallFile(path, maxPolicyFileBytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw value.error(`the policy ${String(value.value)} cannot be read: ${reason}`);
  }
}

/** Most bytes of a policy file that are read: each character of the longest policy may take four. */
const maxPolicyFileBytes = 4 * policyLimits.maxTextLength;

/** An object as JSON. Aliases may stand for more than anyone has written: what no policy is long enough for is refused. */
function compactJson(value: CaseValue): string {
  let parts = 0;
  const countParts = (_name: string, part: unknown) => {
    parts += 1;
    if (parts > policyLimits.maxTextLength) throw value.error("the policy is too long for ECR");
    return part;
  };
  try {
    return JSON.stringify(value.value, countParts);
  } catch (error) {
    // The only other thing that JSON cannot hold and YAML can.
    throw error instanceof CaseValueError ? error : value.error("the policy contains itself");
  }
}

/** The steps of a JSON pointer (RFC 6901 section 3). */
function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
