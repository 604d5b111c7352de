import { InkanError } from "../../core/error.ts";
import { describeFailedConnection } from "./connection-failure.ts";

/** What can go wrong in a call to AWS. */
export type AwsCallErrorCode = "NOT_FOUND" | "DENIED" | "CREDENTIALS" | "UNREACHABLE" | "THROTTLED" | "FAILED";

/** A call to AWS failed; the service's own name of the error is `awsCode`. */
export class AwsCallError extends InkanError<AwsCallErrorCode> {
  override readonly name = "AwsCallError";
  readonly awsCode: string | undefined;

  constructor(
    code: AwsCallErrorCode,
    message: string,
    options: { readonly cause: unknown; readonly awsCode?: string; readonly next?: string },
  ) {
    super(code, message, options);
    this.awsCode = options.awsCode;
  }
}

/**
 * Runs one call of the AWS SDK, which retries by itself.
 *
 * @param action what is being done, as the beginning of the sentence: `listing the repositories`
 * @throws AwsCallError with the service's full message and request id
 */
export async function callAws<Answer>(action: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    throw awsCallErrorOf(action, error);
  }
}

/** AWS's names of errors whose meaning is the same in every service (AWS common errors; ECR, KMS, IAM and EC2 API references). */
const codes: ReadonlyMap<string, AwsCallErrorCode> = new Map([
  ["AccessDeniedException", "DENIED"],
  ["AccessDenied", "DENIED"],
  ["UnauthorizedException", "DENIED"],
  ["CredentialsProviderError", "CREDENTIALS"],
  ["TokenProviderError", "CREDENTIALS"],
  ["UnrecognizedClientException", "CREDENTIALS"],
  ["InvalidSignatureException", "CREDENTIALS"],
  ["SignatureDoesNotMatch", "CREDENTIALS"],
  ["InvalidClientTokenId", "CREDENTIALS"],
  ["ExpiredTokenException", "CREDENTIALS"],
  ["ExpiredToken", "CREDENTIALS"],
  ["MissingAuthenticationTokenException", "CREDENTIALS"],
  ["AuthFailure", "CREDENTIALS"],
  ["ThrottlingException", "THROTTLED"],
  ["TooManyRequestsException", "THROTTLED"],
  ["NotFoundException", "NOT_FOUND"],
  ["NoSuchEntity", "NOT_FOUND"],
  ["NoSuchEntityException", "NOT_FOUND"],
  ["RepositoryNotFoundException", "NOT_FOUND"],
  ["ImageNotFoundException", "NOT_FOUND"],
]);

const nextSteps: Readonly<Partial<Record<AwsCallErrorCode, string>>> = {
  CREDENTIALS: '--local or eval "$(inkan env)" for the local cloud; aws configure or aws sso login for AWS',
};

/** What to do next about errors that have one name in one service alone. */
const nextStepsByName: ReadonlyMap<string, string> = new Map([
  ["RepositoryNotFoundException", "inkan repos lists those that are there"],
  ["NotFoundException", "inkan keys list shows the keys and aliases of the region"],
  ["DisabledException", "aws kms enable-key --key-id KEY lets it be used again"],
  [
    "KMSInvalidStateException",
    "inkan keys describe KEY shows its state; aws kms cancel-key-deletion keeps a key that is to be deleted, and enable-key lets it be used again",
  ],
]);

type AwsFailure = {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  /** Where a connection failed: Node's members of system errors. */
  readonly address?: unknown;
  readonly hostname?: unknown;
  readonly port?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
};

function awsCallErrorOf(action: string, error: unknown): AwsCallError {
  const failure = (typeof error === "object" && error !== null ? error : {}) as AwsFailure;
  const awsCode = typeof failure.name === "string" ? failure.name : undefined;
  const { httpStatusCode, requestId } = failure.$metadata ?? {};
  const known = codes.get(awsCode ?? "");
  // The SDK leaves a failed connection as Node's error: a system code and no HTTP status.
  if (known === undefined && httpStatusCode === undefined && typeof failure.code === "string") {
    return unreachable(action, error, failure);
  }
  const code = known ?? "FAILED";
  const said = typeof failure.message === "string" && failure.message !== "" ? failure.message : String(failure.code);
  const label = [awsCode, requestId === undefined ? undefined : `request ${requestId}`].filter(
    (part) => part !== undefined,
  );
  const next = nextStepsByName.get(awsCode ?? "") ?? nextSteps[code];
  return new AwsCallError(code, `${action}: ${said}${label.length === 0 ? "" : ` (${label.join(", ")})`}`, {
    cause: error,
    ...(awsCode === undefined ? {} : { awsCode }),
    ...(next === undefined ? {} : { next }),
  });
}

function unreachable(action: string, cause: unknown, { address, hostname, port }: AwsFailure): AwsCallError {
  const host = [hostname, address].find((name) => typeof name === "string");
  const { reason, next } = describeFailedConnection(cause, host ?? "");
  const where = host === undefined ? "the cloud" : `${host}${typeof port === "number" ? `:${port}` : ""}`;
  return new AwsCallError("UNREACHABLE", `${action}: ${where} cannot be reached: ${reason}`, {
    cause,
    next: next ?? "look at the network, at the region and at AWS_ENDPOINT_URL",
  });
}
