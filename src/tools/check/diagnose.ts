import type { InkanError } from "../../core/error.ts";
import { shellWord } from "../../core/shell-word.ts";
import { AwsCallError } from "../connect/aws-call.ts";
import { CloudError } from "../connect/cloud.ts";
import { RegistryError } from "../connect/registry-error.ts";
import { SourceError } from "../connect/source-image.ts";
import { NotEcrError } from "../images/ecr-repository.ts";
import { KeyError } from "../keys/key-error.ts";
import { CheckError } from "./check-error.ts";

/** Why a step probably failed, and what to do next. */
export type Diagnosis = { readonly cause: string | undefined; readonly next: string | undefined };

/** What is known of a check when one of its steps fails. */
export type Circumstances = {
  readonly repository: string;
  /** The KMS key as it was named, where one is used. */
  readonly key?: string;
  /** Whether a local cloud is behind it, which can be asked why it denies something. */
  readonly isLocal: boolean;
  readonly account?: string;
  /** ARN of who calls. */
  readonly caller?: string;
  readonly region?: string;
};

/** The likely causes that are told apart. */
type CauseName =
  | "no-cloud"
  | "no-region"
  | "no-credentials"
  | "denied"
  | "no-repository"
  | "no-key"
  | "key-unusable"
  | "login-refused"
  | "registry-unreachable"
  | "not-ecr"
  | "certificate"
  | "no-program"
  | "no-engine"
  | "throttled"
  | "tag-immutable";

/** Finds the likely cause of a failure; where none is known, the error's own next step stands alone. */
export function diagnose(error: InkanError, circumstances: Circumstances): Diagnosis {
  const name = causeOf(error);
  if (name === undefined) return { cause: undefined, next: error.next };
  const { cause, next } = causes[name](circumstances, `${error.message}\n${outputOf(error)}`);
  return { cause, next: next ?? error.next };
}

function causeOf(error: InkanError): CauseName | undefined {
  if (error instanceof CheckError) {
    if (error.code === "PROGRAM_MISSING") return "no-program";
    if (error.code === "KEY_UNUSABLE") return "key-unusable";
    return outputSigns.find(([sign]) => sign.test(error.output))?.[1];
  }
  if (error instanceof CloudError) return error.code === "NO_REGION" ? "no-region" : undefined;
  if (error instanceof NotEcrError) return "not-ecr";
  if (error instanceof KeyError) return error.code === "KEY_UNUSABLE" ? "key-unusable" : undefined;
  if (error instanceof SourceError) return error.code === "NO_ENGINE" ? "no-engine" : undefined;
  if (error instanceof RegistryError) return registryCauses[error.code];
  if (error instanceof AwsCallError) return awsNames.get(error.awsCode ?? "") ?? awsCauses[error.code];
  return undefined;
}

const awsNames: ReadonlyMap<string, CauseName> = new Map([
  ["RepositoryNotFoundException", "no-repository"],
  ["NotFoundException", "no-key"],
  ["DisabledException", "key-unusable"],
  ["KMSInvalidStateException", "key-unusable"],
  ["InvalidKeyUsageException", "key-unusable"],
]);

const awsCauses: Readonly<Partial<Record<AwsCallError["code"], CauseName>>> = {
  UNREACHABLE: "no-cloud",
  CREDENTIALS: "no-credentials",
  DENIED: "denied",
  THROTTLED: "throttled",
};

const registryCauses: Readonly<Partial<Record<RegistryError["code"], CauseName>>> = {
  UNREACHABLE: "registry-unreachable",
  UNAUTHORIZED: "login-refused",
  EXPIRED: "login-refused",
  DENIED: "denied",
  NAME_UNKNOWN: "no-repository",
  TLS: "certificate",
  THROTTLED: "throttled",
  TAG_IMMUTABLE: "tag-immutable",
};

/** By what stock programs say; the first that fits decides. AWS's names of errors are the same in every program. */
const outputSigns: readonly (readonly [RegExp, CauseName])[] = [
  [/cannot connect to the docker daemon|error during connect/i, "no-engine"],
  [/must specify a region|could not (?:find|determine) (?:a )?region|missing region/i, "no-region"],
  [
    /unable to locate credentials|profile .* could not be found|failed to (?:retrieve|refresh).*credentials/i,
    "no-credentials",
  ],
  [
    /InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignature|ExpiredToken/,
    "no-credentials",
  ],
  [/not authorized to perform|AccessDenied|UnauthorizedException/, "denied"],
  [/RepositoryNotFoundException|name unknown|repository .* does not exist/i, "no-repository"],
  [/DisabledException|KMSInvalidStateException|InvalidKeyUsageException/, "key-unusable"],
  [/\bNotFoundException\b/, "no-key"],
  [/tag is immutable|ImageTagAlreadyExists|cannot be overwritten because/i, "tag-immutable"],
  [/ThrottlingException|TooManyRequests|toomanyrequests/, "throttled"],
  [/x509|certificate/i, "certificate"],
  [/could not connect to the endpoint/i, "no-cloud"],
  [/connection refused|no such host|i\/o timeout/i, "registry-unreachable"],
  [/unauthorized|authorization token has expired|401/i, "login-refused"],
];

function outputOf(error: InkanError): string {
  return error instanceof CheckError ? error.output : "";
}

const chooseCloud = 'eval "$(inkan env)" for the local cloud; aws configure or aws sso login for AWS';

type Tell = (known: Circumstances, said: string) => Diagnosis;

const causes: Readonly<Record<CauseName, Tell>> = {
  "no-cloud": () => ({
    cause: "no cloud answers there: the local one does not run, or AWS_ENDPOINT_URL names another place",
    next: 'inkan status; inkan up --detach, then eval "$(inkan env)"',
  }),
  "no-region": () => ({
    cause: "neither --region, AWS_REGION nor the profile names a region",
    next: 'eval "$(inkan env)" for the local cloud; export AWS_REGION=ap-northeast-1 for AWS',
  }),
  "no-credentials": () => ({
    cause: "the cloud does not know these credentials: there are none, they have expired, or they are of another cloud",
    next: chooseCloud,
  }),
  denied: tellDenied,
  "no-repository": ({ repository, ...place }) => ({
    cause: `${repository} is not in ${placeOf(place)}: another name, region or account is meant, or it was not made yet`,
    next: `inkan repos lists those that are there; aws ecr create-repository --repository-name ${repository} makes it`,
  }),
  "no-key": ({ key = "the key", ...place }) => ({
    cause: `${key} is not in ${placeOf(place)}: another key, region or account is meant, or it was not made yet`,
    next: "inkan keys list; then --key KEY, or export KMS_KEY_ARN=ARN",
  }),
  "key-unusable": ({ key = "the key" }) => ({
    cause: `${key} is there and does not sign: it is disabled, about to be deleted, or of another use than SIGN_VERIFY`,
    next: `inkan keys describe ${shellWord(key)}`,
  }),
  "login-refused": () => ({
    cause: "the registry does not take the login: it is of another registry, or has expired (ECR's last 12 hours)",
    next: "inkan login",
  }),
  "registry-unreachable": () => ({
    cause: "the registry does not answer: its name does not resolve here, or nothing listens there",
    next: "inkan status for the local cloud; echo $ECR_REGISTRY, which may name another one",
  }),
  "not-ecr": () => ({
    cause: "ECR_REGISTRY names a registry that is neither ECR's nor that of the cloud the environment points at",
    next: "unset ECR_REGISTRY, or the right one: the registry of the account and region is found without it",
  }),
  certificate: () => ({
    cause: "the other side's certificate is not trusted here",
    next: "export AWS_CA_BUNDLE=FILE (and SSL_CERT_FILE for stock programs) with its authority's certificate",
  }),
  "no-program": () => ({
    cause: "it is not installed, or does not lie in PATH",
    next: "install it, or leave out --stock: inkan itself needs none",
  }),
  "no-engine": () => ({
    cause: "no docker engine answers: it is not started, this user may not ask it, or DOCKER_HOST names another place",
    next: "docker info; or leave out --stock: inkan itself needs no engine",
  }),
  throttled: () => ({ cause: "the cloud asks for fewer requests", next: "wait a minute, then run this again" }),
  "tag-immutable": ({ repository }) => ({
    cause: `the tags of ${repository} may not move, and this one is taken`,
    next: "run this again: a second later it takes another tag",
  }),
};

function placeOf({ region, account }: Pick<Circumstances, "region" | "account">): string {
  const parts = [
    ...(region === undefined ? [] : [`region ${region}`]),
    ...(account === undefined ? [] : [`account ${account}`]),
  ];
  return parts.length === 0 ? "this region of this account" : parts.join(" of ");
}

/** AWS's sentence names the action and what it was about (IAM User Guide, "Troubleshoot access denied error messages"). */
function tellDenied({ caller, isLocal }: Circumstances, said: string): Diagnosis {
  const action = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z]+)/.exec(said)?.[1];
  const resource = /on resource:? (\S*[^\s.,;])/.exec(said)?.[1];
  const who = caller ?? "this identity";
  const cause = `${who} may not ${action ?? "do this"}: a policy denies it, or none allows it`;
  if (action === undefined) return { cause, next: undefined };
  if (!isLocal || caller === undefined) {
    return { cause, next: `have ${action} allowed to it; terraform/image-registry shows a policy that does` };
  }
  const words = ["inkan", "iam", "explain", "--principal", principalOf(caller), "--action", action];
  if (resource !== undefined) words.push("--resource", resource);
  return { cause, next: words.map(shellWord).join(" ") };
}

/** Whose policies decide: of a session, those of its role. */
function principalOf(caller: string): string {
  const role = /:assumed-role\/([^/]+)\//.exec(caller)?.[1];
  return role === undefined ? caller : `role/${role}`;
}
