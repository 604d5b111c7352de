import { ecrOperation } from "../aws/define-operation.ts";
import type { EcrOperations } from "../aws/models/ecr.generated.ts";
import type { Operation, OperationContext } from "../aws/operation.ts";
import { getRegistry, type Registry } from "../images/registries.ts";

/** What the file of an operation on a registry writes. */
type Definition<Name extends keyof EcrOperations> = {
  readonly members: Operation<EcrOperations[Name]["input"], EcrOperations[Name]["output"]>["members"];
  readonly handle: (
    input: EcrOperations[Name]["input"],
    registry: Registry,
    context: OperationContext,
  ) => EcrOperations[Name]["output"];
};

/**
 * An operation on the caller's registry in a region. Of such IAM knows no resource (Service Authorization Reference, Amazon
 * Elastic Container Registry).
 */
export function registryOperation<Name extends keyof EcrOperations>(
  name: Name,
  { members, handle }: Definition<Name>,
): Operation<EcrOperations[Name]["input"], EcrOperations[Name]["output"]> {
  return ecrOperation(name, {
    access: { action: `ecr:${name}`, resource: () => "*" },
    members,
    handle: (input, context) => handle(input, getRegistry(context, context.scope), context),
  });
}
