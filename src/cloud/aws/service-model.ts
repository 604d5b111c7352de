import type { ServiceId } from "./operation.ts";

/**
 * A shape of a service model, as `models/*.generated.ts` has it: what a value must look like. Other shapes are named,
 * not nested, since models are recursive.
 */
export type ShapeModel =
  | {
      readonly kind: "structure";
      readonly required?: readonly string[];
      /** Member to shape. */
      readonly members: Readonly<Record<string, string>>;
      /** Members that have another name on the wire (EC2 protocol), with it. */
      readonly names?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "list";
      readonly member: string;
      /** What an element is called on the wire, where it is not `member` (EC2 protocol). */
      readonly element?: string;
      readonly min?: number;
      readonly max?: number;
    }
  | {
      readonly kind: "map";
      readonly key: string;
      readonly value: string;
      readonly min?: number;
      readonly max?: number;
    }
  | {
      readonly kind: "string";
      /** Characters. */
      readonly min?: number;
      readonly max?: number;
      /** A Java regular expression that the whole text must match. */
      readonly pattern?: string;
      readonly enum?: readonly string[];
      /** Never repeated in an error. */
      readonly sensitive?: true;
    }
  | { readonly kind: "blob"; readonly min?: number; readonly max?: number }
  | { readonly kind: "integer" | "long" | "double"; readonly min?: number; readonly max?: number }
  | { readonly kind: "boolean" }
  | { readonly kind: "timestamp" };

/** An operation of a service model. */
export type OperationModel = {
  readonly input?: string;
  readonly output?: string;
  /** The element around the output's members (query protocol). */
  readonly resultWrapper?: string;
  /** Taken without a signature (`AssumeRoleWithWebIdentity`). */
  readonly unsigned?: true;
  /** Codes of the errors it declares. */
  readonly errors: readonly string[];
};

/** An error of a service model. */
export type ErrorModel = {
  readonly status: number;
  /** Members beside the message, with their shapes. */
  readonly members?: Readonly<Record<string, string>>;
};

/** One of AWS's service models, reduced to what a server checks and answers. */
export type ServiceModel = {
  readonly service: ServiceId;
  /** Where the model was read from, with its version. */
  readonly source: string;
  /** Whether operations were left out: one that is not there may be one of AWS's all the same. */
  readonly isPartial?: true;
  readonly apiVersion: string;
  /** The service's name in a SigV4 scope. */
  readonly signingName: string;
  readonly protocol:
    | { readonly kind: "json"; readonly version: string; readonly targetPrefix: string }
    | { readonly kind: "query" | "ec2"; readonly xmlNamespace: string };
  readonly operations: Readonly<Record<string, OperationModel>>;
  /** By the code that goes over the wire. */
  readonly errors: Readonly<Record<string, ErrorModel>>;
  readonly shapes: Readonly<Record<string, ShapeModel>>;
};

/** How a service is asked and answers. */
export type ProtocolKind = ServiceModel["protocol"]["kind"];
