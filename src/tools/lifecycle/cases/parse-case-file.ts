import {
  type AssumptionName,
  type Assumptions,
  assumptionNames,
  assumptionTable,
  isChoice,
} from "../../../core/lifecycle/assumptions.ts";
import type { LifecyclePolicy } from "../../../core/lifecycle/policy.ts";
import { type GivenObject, GivenValue, GivenValueError } from "../given-value.ts";
import { CaseFileError, type CaseProblem } from "./case-file-error.ts";
import { expectationForm, parseExpectation } from "./expectation.ts";
import type { Expectation, LifecycleCase } from "./lifecycle-case.ts";
import { type CaseImages, parseCaseImages } from "./parse-case-images.ts";
import type { YamlSource } from "./yaml-source.ts";

/** How a case file is read. */
export type CaseFileOptions = {
  /** Makes a policy of what stands behind `policy`: an object, or a path. Throws GivenValueError. */
  readonly readPolicy: (value: GivenValue) => LifecyclePolicy;
  /** Whether present outcomes are about to be recorded: then expectations may be missing, or of rules that are gone. */
  readonly recording?: boolean;
};

const caseMembers = ["name", "now", "policy", "images", "expect", "exhaustive", "assumptions"] as const;

/**
 * Reads the cases of a file. Broken cases are all told of, each with the first thing that is wrong with it.
 *
 * @throws CaseFileError
 */
export function parseCaseFile(source: YamlSource, options: CaseFileOptions): readonly LifecycleCase[] {
  const problems: CaseProblem[] = [];
  const attempt = <Result>(prefix: string, read: () => Result): Result | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof GivenValueError)) throw error;
      problems.push({ ...source.locate(error.path, error.of), message: `${prefix}${error.message}` });
      return undefined;
    }
  };
  const values = attempt("", () => new GivenValue(source.toValue()).object(["cases"]).need("cases").list()) ?? [];
  const names = new Set<string>();
  const cases = values.map((value, place) =>
    attempt(`${callCase(value, place)}: `, () => {
      const object = value.object(caseMembers);
      const name = object.need("name");
      if (names.size === names.add(name.text()).size) throw name.error("another case has this name");
      return parseCase(object, value, options);
    }),
  );
  if (values.length === 0 && problems.length === 0) {
    problems.push({ ...source.locate(["cases"]), message: "there are no cases" });
  }
  if (problems.length > 0) throw new CaseFileError(source.file, problems);
  return cases.filter((item) => item !== undefined);
}

function callCase({ value }: GivenValue, place: number): string {
  const name = typeof value === "object" && value !== null && "name" in value ? value.name : undefined;
  return typeof name === "string" ? `case '${name}'` : `case ${place + 1}`;
}

function parseCase(object: GivenObject, { path }: GivenValue, options: CaseFileOptions): LifecycleCase {
  const now = object.get("now")?.time();
  const policy = options.readPolicy(object.need("policy"));
  const images = parseCaseImages(object.need("images"), now);
  return {
    name: object.need("name").text(),
    at: path,
    ...(now === undefined ? {} : { now }),
    policy,
    images: images.images,
    names: images.names,
    expectations: readExpectations(object, images, policy, options),
    exhaustive: object.get("exhaustive")?.boolean() ?? false,
    assumptions: readAssumptions(object.get("assumptions")),
  };
}

function readExpectations(
  object: GivenObject,
  { imageNames, names }: CaseImages,
  policy: LifecyclePolicy,
  { recording = false }: CaseFileOptions,
): ReadonlyMap<string, Expectation> {
  const expect = object.get("expect");
  if (recording && (expect === undefined || expect.value === null)) return new Map();
  const members = (expect ?? object.need("expect")).members();
  if (members.size === 0 && !recording) {
    throw object.need("expect").error("nothing is expected; name an image, or record what happens with --write");
  }
  const priorities = new Set(policy.rules.map(({ priority }) => priority));
  const subjects = new Set(names.values());
  return new Map(
    [...members].map(([name, value]) => {
      if (!imageNames.has(name)) throw value.error(`there is no image '${name}' in this case`, "name");
      const text = value.text();
      const expectation = parseExpectation(text);
      if (expectation === undefined) throw value.error(`'${text}' is no expectation; there are ${expectationForm}`);
      if (!recording) checkCause(expectation, value, priorities, subjects);
      return [name, expectation];
    }),
  );
}

function checkCause(
  expectation: Expectation,
  value: GivenValue,
  priorities: ReadonlySet<number>,
  subjects: ReadonlySet<string>,
): void {
  if (expectation.kind === "keep") return;
  const { by } = expectation;
  if (by.kind === "rule" && !priorities.has(by.priority)) {
    throw value.error(`the policy has no rule ${by.priority}; there are ${[...priorities].join(", ")}`);
  }
  if (by.kind === "subject" && !subjects.has(by.name)) {
    throw value.error(`'${by.name}' is neither an image of this case nor the subject of one`);
  }
}

function readAssumptions(value: GivenValue | undefined): Partial<Assumptions> {
  const object = value?.object(assumptionNames);
  const choices = assumptionNames.flatMap((name) => {
    const member = object?.get(name);
    return member === undefined ? [] : [[name, readChoice(name, member)] as const];
  });
  return Object.fromEntries(choices);
}

function readChoice(name: AssumptionName, member: GivenValue): string {
  const choice = member.text();
  if (isChoice(name, choice)) return choice;
  throw member.error(`${name} is '${choice}'; it can be ${Object.keys(assumptionTable[name].choices).join(" or ")}`);
}
