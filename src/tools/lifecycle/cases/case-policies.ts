import { dirname, resolve } from "node:path";
import { InkanError } from "../../../core/error.ts";
import { pointerSteps } from "../../../core/json-pointer.ts";
import { type ParsedLifecyclePolicy, parseLifecyclePolicy } from "../../../core/lifecycle/parse-policy.ts";
import { type LifecyclePolicy, policyLimits } from "../../../core/lifecycle/policy.ts";
import { type GivenValue, GivenValueError } from "../given-value.ts";
import { placeInPolicy } from "../parse-policy-text.ts";
import { type PolicyFile, readPolicyFile } from "../policy-file.ts";

/** The policies of one case file, each read and parsed once. */
export class CasePolicies {
  readonly #folder: string;
  readonly #byText = new Map<string, ParsedLifecyclePolicy>();
  readonly #files = new Map<string, PolicyFile>();

  /** @param file the case file, at whose folder relative paths start */
  constructor(file: string) {
    this.#folder = dirname(resolve(file));
  }

  /**
   * The policy that stands behind `policy`: the object itself, or the file whose path the text is. An object is judged as
   * compact JSON: ECR bounds the length of the text, and that is the only one of an object's texts which does not depend
   * on how it is laid out. The smallest policy there is has 138 characters of it, so none fails for being short.
   *
   * @throws GivenValueError where ECR would refuse it, or the file cannot be read
   */
  read(value: GivenValue): LifecyclePolicy {
    return typeof value.value === "string" ? this.#readFile(value, value.value) : this.#readObject(value);
  }

  #readObject(value: GivenValue): LifecyclePolicy {
    value.members();
    const parsed = this.#parse(compactJson(value));
    if (parsed.kind === "policy") return parsed.policy;
    const { at, constraint } = parsed.refusal;
    throw new GivenValueError([...value.path, ...pointerSteps(at)], `ECR refuses this policy: ${constraint}`, "value");
  }

  #readFile(value: GivenValue, name: string): LifecyclePolicy {
    const path = resolve(this.#folder, name);
    const file = this.#files.get(path) ?? openPolicy(path, name, value);
    this.#files.set(path, file);
    const parsed = this.#parse(file.text);
    if (parsed.kind === "policy") return parsed.policy;
    const { at, constraint } = parsed.refusal;
    throw value.error(`ECR refuses the policy ${describePlace(file, at)}: ${constraint}`);
  }

  #parse(text: string): ParsedLifecyclePolicy {
    const parsed = this.#byText.get(text) ?? parseLifecyclePolicy(text);
    this.#byText.set(text, parsed);
    return parsed;
  }
}

function openPolicy(path: string, name: string, value: GivenValue): PolicyFile {
  try {
    return readPolicyFile(path, name);
  } catch (error) {
    if (!(error instanceof InkanError)) throw error;
    throw value.error(`${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ""}`);
  }
}

/** `FILE:LINE:COLUMN`; inside a saved answer lines say nothing, and a JSON pointer leads the way. */
function describePlace({ name, text, kind }: PolicyFile, pointer: string): string {
  if (kind === "answer") return pointer === "" ? name : `${name} at ${pointer}`;
  const { line, column } = placeInPolicy(text, pointer);
  return `${name}:${line}:${column}`;
}

/** An object as JSON. Aliases may stand for more than anyone has written: what no policy is long enough for is refused. */
function compactJson(value: GivenValue): string {
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
    throw error instanceof GivenValueError ? error : value.error("the policy contains itself");
  }
}
