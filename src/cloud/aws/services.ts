import type { Clocks } from "../clocks.ts";
import { ec2Operations } from "../ec2/operations.generated.ts";
import { ecrOperations } from "../ecr/operations.generated.ts";
import { iamOperations } from "../iam/operations.generated.ts";
import { deleteDueKeys } from "../kms/kms-key-deletion.ts";
import { kmsOperations } from "../kms/operations.generated.ts";
import type { Store } from "../store/open-store.ts";
import { stsOperations } from "../sts/operations.generated.ts";
import { type ConstraintError, invalidParameter, listedViolations } from "./constraint-errors.ts";
import { ec2Model } from "./models/ec2.generated.ts";
import { ecrModel } from "./models/ecr.generated.ts";
import { iamModel } from "./models/iam.generated.ts";
import { kmsModel } from "./models/kms.generated.ts";
import { stsModel } from "./models/sts.generated.ts";
import type { AnyOperation, ServiceId } from "./operation.ts";
import type { ServiceModel } from "./service-model.ts";

/** One of the AWS services that this cloud answers for, with what its model does not say. */
export type AwsService = {
  readonly model: ServiceModel;
  /** The operations that exist, by name; every other one of the model is refused as unsupported. */
  readonly operations: ReadonlyMap<string, AnyOperation>;
  readonly constraintError: ConstraintError;
  /** Code of the error for a failure of its own, HTTP 500. */
  readonly internalError: string;
  /** How far a signer's clock may be off: JSON services take 5 minutes, STS and IAM 15 (measured at AWS), EC2 15 (its API reference). */
  readonly skewMinutes: number;
  /** Whether it has no regions: what it keeps is the account's everywhere. */
  readonly isGlobal?: boolean;
  /** Does what has come due by the cloud's clock since the last call, before a call looks at anything. */
  readonly settle?: (room: { readonly store: Store; readonly clocks: Clocks }) => void;
  /** Headers on each of its answers. */
  readonly headers: Readonly<Record<string, string>>;
};

/** The services by their id. */
export const services: Readonly<Record<ServiceId, AwsService>> = {
  ec2: {
    model: ec2Model,
    operations: byName(ec2Operations),
    constraintError: listedViolations("InvalidParameterValue"),
    internalError: "InternalError",
    skewMinutes: 15,
    headers: { "cache-control": "no-cache, no-store" },
  },
  ecr: {
    model: ecrModel,
    operations: byName(ecrOperations),
    constraintError: invalidParameter,
    internalError: "ServerException",
    skewMinutes: 5,
    headers: {},
  },
  iam: {
    model: iamModel,
    operations: byName(iamOperations),
    constraintError: listedViolations("ValidationError", { showsNull: false }),
    internalError: "ServiceFailure",
    skewMinutes: 15,
    isGlobal: true,
    headers: {},
  },
  kms: {
    model: kmsModel,
    operations: byName(kmsOperations),
    constraintError: listedViolations("ValidationException"),
    internalError: "KMSInternalException",
    skewMinutes: 5,
    settle: deleteDueKeys,
    headers: {
      "cache-control": "no-cache, no-store, must-revalidate, private",
      expires: "0",
      pragma: "no-cache",
    },
  },
  sts: {
    model: stsModel,
    operations: byName(stsOperations),
    constraintError: listedViolations("ValidationError"),
    internalError: "InternalFailure",
    skewMinutes: 15,
    headers: {},
  },
};

function byName(operations: readonly AnyOperation[]): ReadonlyMap<string, AnyOperation> {
  return new Map(operations.map((operation) => [operation.name, operation]));
}
