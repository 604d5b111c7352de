import type { Ec2Operations } from "./models/ec2.generated.ts";
import type { EcrOperations } from "./models/ecr.generated.ts";
import type { IamOperations } from "./models/iam.generated.ts";
import type { KmsOperations } from "./models/kms.generated.ts";
import type { StsOperations } from "./models/sts.generated.ts";
import type { Operation, UnsignedOperation } from "./operation.ts";

/** What an operation's file writes; the rest is in the service's model. */
type Definition<Types extends { readonly input: unknown; readonly output: unknown }> = Omit<
  Operation<Types["input"], Types["output"]>,
  "service" | "name"
>;
type Defined<Types extends { readonly input: unknown; readonly output: unknown }> = Operation<
  Types["input"],
  Types["output"]
>;

/** An operation of EC2, its input and output typed by the model. */
export function ec2Operation<Name extends keyof Ec2Operations>(
  name: Name,
  definition: Definition<Ec2Operations[Name]>,
): Defined<Ec2Operations[Name]> {
  return { service: "ec2", name, ...definition };
}

/** An operation of ECR, its input and output typed by the model. */
export function ecrOperation<Name extends keyof EcrOperations>(
  name: Name,
  definition: Definition<EcrOperations[Name]>,
): Defined<EcrOperations[Name]> {
  return { service: "ecr", name, ...definition };
}

/** An operation of IAM, its input and output typed by the model. */
export function iamOperation<Name extends keyof IamOperations>(
  name: Name,
  definition: Definition<IamOperations[Name]>,
): Defined<IamOperations[Name]> {
  return { service: "iam", name, ...definition };
}

/** An operation of KMS, its input and output typed by the model. */
export function kmsOperation<Name extends keyof KmsOperations>(
  name: Name,
  definition: Definition<KmsOperations[Name]>,
): Defined<KmsOperations[Name]> {
  return { service: "kms", name, ...definition };
}

/** An operation of STS, its input and output typed by the model. */
export function stsOperation<Name extends keyof StsOperations>(
  name: Name,
  definition: Definition<StsOperations[Name]>,
): Defined<StsOperations[Name]> {
  return { service: "sts", name, ...definition };
}

/** An operation of STS that takes unsigned requests. */
export function unsignedStsOperation<Name extends keyof StsOperations>(
  name: Name,
  definition: Omit<
    UnsignedOperation<StsOperations[Name]["input"], StsOperations[Name]["output"]>,
    "service" | "name" | "access"
  >,
): UnsignedOperation<StsOperations[Name]["input"], StsOperations[Name]["output"]> {
  return { service: "sts", name, access: "unsigned", ...definition };
}
