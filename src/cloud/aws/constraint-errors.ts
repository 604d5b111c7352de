import { invalidParameterSentence, mustFit } from "../images/ecr-sentences.ts";
import { AwsError } from "./aws-error.ts";
import { missingValue, type Violation } from "./check-constraints.ts";

/** How a service says that an input breaks constraints of its model. */
export type ConstraintError = (violations: readonly [Violation, ...Violation[]]) => AwsError;

/**
 * The wording of KMS, STS and most services: every violation in one sentence.
 *
 * @param code `ValidationException`, of query services `ValidationError`
 * @param options.showsNull whether a missing member's value is called `null`, as all but IAM do
 */
export function listedViolations(code: string, { showsNull = true } = {}): ConstraintError {
  return (violations) => {
    const sentences = violations.map(({ shown, path, constraint }) => {
      const isSilent = shown === undefined || (shown === missingValue && !showsNull);
      return `Value ${isSilent ? "" : `${shown} `}at '${path}' failed to satisfy constraint: ${constraint}`;
    });
    const count = `${violations.length} validation error${violations.length === 1 ? "" : "s"} detected`;
    return new AwsError(code, `${count}: ${sentences.join("; ")}`);
  };
}

// ECR prints older expressions than its model has.
const ecrConstraints: Readonly<Record<string, string>> = {
  "RepositoryName Member must satisfy regular expression pattern: [a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*":
    mustFit("repositoryName"),
};

/** ECR's wording: the first violation alone, without the value. */
export const invalidParameter: ConstraintError = ([{ path, shape, constraint }]) => {
  const text = ecrConstraints[`${shape} ${constraint}`] ?? constraint;
  return new AwsError("InvalidParameterException", invalidParameterSentence(path, text));
};
