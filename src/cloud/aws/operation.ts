import type { Scope } from "../../core/aws/scope.ts";
import type { Clocks } from "../clocks.ts";
import type { Principal } from "../principal.ts";
import type { Quirks } from "../quirks.ts";
import type { Store } from "../store/open-store.ts";
import type { ConditionKeySource, ConditionKeys } from "./access/condition-keys.ts";

/** The AWS services that this cloud answers for. */
export type ServiceId = "ec2" | "ecr" | "iam" | "kms" | "sts";

/** The address a client asked, so that answers can name it: `http://localhost:4566` or a real AWS name. */
export type RequestedEndpoint = { readonly scheme: "http" | "https"; readonly authority: string };

/** What an operation may use beside its input. */
export type OperationContext = {
  readonly store: Store;
  readonly clocks: Clocks;
  readonly quirks: Quirks;
  /** The caller's account and the region the request was signed for. */
  readonly scope: Scope;
  readonly principal: Principal;
  /** The condition keys that every request has. */
  readonly requestKeys: ConditionKeySource;
  readonly endpoint: RequestedEndpoint;
  readonly requestId: string;
};

/**
 * One AWS operation: everything that the service model does not say about it. The model's constraints have been checked
 * when `handle` runs.
 */
export type Operation<Input, Output> = {
  readonly service: ServiceId;
  readonly name: string;
  /**
   * What `authorize` is asked: the IAM action and the ARN (or `*`) it is about, or several, on each of which it must be
   * allowed. `always` is for what needs no permission and cannot be denied (`GetCallerIdentity`).
   */
  readonly access:
    | {
        readonly action: string;
        /** Further actions that a request needs on the same resources, by what it asks: `sts:TagSession`. */
        readonly alsoActions?: (input: Input, context: OperationContext) => readonly string[];
        readonly resource: (input: Input, context: OperationContext) => string | readonly string[];
        /** Condition keys that the request's input gives values to, but for those of its tags. */
        readonly conditions?: (input: Input, context: OperationContext) => ConditionKeys;
      }
    | "always";
  /** Members of the input whose behaviour exists; any other member that is sent is refused as unsupported. */
  readonly members: readonly (keyof Input & string)[];
  /** Largest body of a request, in bytes, where it is not `usualBodyBytes`. */
  readonly maxBodyBytes?: number;
  readonly handle: (input: Input, context: OperationContext) => Output | Promise<Output>;
};

/** What an operation may use that takes requests from those who have no key yet: nobody is known to have made them. */
export type UnsignedContext = Omit<OperationContext, "scope" | "principal">;

/** An operation that checks by itself who calls it: a signature is neither asked for nor looked at. */
export type UnsignedOperation<Input, Output> = Omit<Operation<Input, Output>, "access" | "handle"> & {
  readonly access: "unsigned";
  readonly handle: (input: Input, context: UnsignedContext) => Output | Promise<Output>;
};

/** An operation whose types have been forgotten, as the dispatcher holds it: the model says what fits. */
export type AnyOperation = Operation<never, unknown> | UnsignedOperation<never, unknown>;
