import { type ImageReference, parseReference } from "../core/oci/reference.ts";
import { UsageError } from "./command.ts";
import { parseArgument } from "./parse-argument.ts";

/** Reads the repository that a policy is for: `REPO`, or with the registry before it. Throws UsageError, also for an image. */
export function parseRepository(text: string): ImageReference {
  const reference = parseArgument(() => parseReference(text));
  if (reference.tag === undefined && reference.digest === undefined) return reference;
  throw new UsageError(`a policy belongs to a repository; '${text}' names an image`, `name ${reference.repository}`);
}
