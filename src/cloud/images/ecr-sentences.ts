import type { Digest } from "../../core/oci/digest.ts";
import type { Repository } from "./image-types.ts";

/** ECR's expressions as its answers print them: older than those of its model, and wider than what a registry can hold. */
export const ecrExpressions = {
  repositoryName: "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*",
  digest: "[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+",
  tag: "[a-zA-Z0-9-_.]+",
} as const;

/** The constraint that a parameter fits one of ECR's expressions. */
export function mustFit(expression: keyof typeof ecrExpressions): string {
  return `must satisfy regular expression '${ecrExpressions[expression]}'`;
}

/** ECR's sentence about a parameter. */
export function invalidParameterSentence(path: string, constraint: string): string {
  return `Invalid parameter at '${path}' failed to satisfy constraint: '${constraint}'`;
}

/** ECR's sentence for an image that is not there. */
export const imageNotFoundSentence = "Requested image not found";

/** ECR's sentence for an image that cannot be deleted because indexes list it. */
export function imageReferencedSentence(referencedBy: readonly Digest[]): string {
  return `Requested image referenced by manifest list: [${referencedBy.join(", ")}]`;
}

/** ECR's sentence for a manifest that has another digest than its pusher holds it to have. */
export function digestDiffersSentence(expected: string, { name, scope }: Repository): string {
  return `The image with digest '${expected}' in repository '${name}' and registry ID '${scope.account}' does not match the image digest that Amazon ECR has calculated.`;
}
