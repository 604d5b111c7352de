import type { EC2Client } from "@aws-sdk/client-ec2";
import type { ECRClient } from "@aws-sdk/client-ecr";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { STSClient } from "@aws-sdk/client-sts";
import { type AccountId, isAccountId, isRegion, type Region } from "../../core/aws/scope.ts";
import type { SigningCredentials } from "../../core/aws/sign-json-call.ts";
import { InkanError } from "../../core/error.ts";
import { callAws } from "./aws-call.ts";
import { resolveEndpoint } from "./aws-endpoint.ts";
import { createAwsRequestHandler } from "./aws-request-handler.ts";
import { traceCalls } from "./aws-trace.ts";
import { createDirectCall, type DirectCall } from "./direct-call.ts";
import { type Environment, variable } from "./environment.ts";
import { findLocalCloud, type LocalCloud, readLocalCloud } from "./local-cloud.ts";
import { readSmallFile } from "./read-small-file.ts";
import { createRegistryAccess, isOwnRegistry } from "./registry-access.ts";
import type { RegistryClient } from "./registry-client.ts";

export type CloudOptions = {
  readonly env: Environment;
  /** The running local cloud, whatever the environment says. */
  readonly local?: boolean;
  /** Where the local cloud keeps its data; only with `local`. */
  readonly dataFolder?: string | undefined;
  readonly region?: string | undefined;
  /** Plain HTTP for registries that do not speak HTTPS, and logins over it. Default false. */
  readonly allowHttpRegistry?: boolean;
  /** Told of every AWS call and its outcome, without secrets. */
  readonly onRequest?: ((line: string) => void) | undefined;
};

/** Who calls, and for which account. */
export type CallerIdentity = { readonly account: AccountId; readonly arn: string; readonly userId: string };

/**
 * The cloud a command acts on: AWS itself or whatever the AWS environment points at. Clients are made when they are
 * asked for and kept.
 */
export type Cloud = {
  /** `local` when the running local cloud was asked for by name; it may also stand behind `environment`. */
  readonly kind: "local" | "environment";
  /** The endpoint for ECR that was set by name; undefined leaves it to the SDK (profile, or AWS's own). */
  readonly endpoint: string | undefined;
  /** PEM of certificate authorities to trust beside the system's. */
  readonly ca: string | undefined;
  /** It and all clients throw `NO_REGION`. */
  region(): Promise<Region>;
  ecr(options?: { readonly region?: Region }): Promise<ECRClient>;
  /** `endpoint` overrides the cloud's own, for `awskms://HOST/…`. */
  kms(options?: { readonly region?: Region; readonly endpoint?: string }): Promise<KMSClient>;
  sts(): Promise<STSClient>;
  iam(): Promise<IAMClient>;
  ec2(): Promise<EC2Client>;
  /** Before `kms`, where loading the SDK would take longer than the call. */
  callDirectly: DirectCall;
  /**
   * The client for a registry; without a host, for that of the current account and region (asks ECR for a login).
   * One client for each host. Throws AwsCallError, EcrLoginError.
   */
  registry(host?: string): Promise<RegistryClient>;
  /** Whether a registry host is the one behind the cloud's endpoint. */
  isOwnRegistry(host: string): boolean;
  /** One GetCallerIdentity, asked once. */
  identity(): Promise<CallerIdentity>;
  /**
   * The running local cloud behind the endpoint, where it is one of this machine whose record is found: that of the data
   * folder that was named, or the default one. Undefined on AWS itself.
   */
  localCloud(): Promise<LocalCloud | undefined>;
  /** What a command that changes something says first: `account 123456789012, region R, endpoint URL`. */
  describe(): Promise<string>;
};

/** A cloud cannot be chosen from what was given. */
export class CloudError extends InkanError<"NO_REGION" | "REGION_INVALID" | "CA_UNREADABLE" | "UNEXPECTED_ANSWER"> {
  override readonly name = "CloudError";
}

type AwsService = "EC2" | "ECR" | "IAM" | "KMS" | "STS";

/** What every AWS client of one cloud is made with. */
type Settings = {
  readonly kind: Cloud["kind"];
  readonly region: string | undefined;
  /** By service, as the environment may set each apart. */
  readonly endpoint: (service: AwsService) => string | undefined;
  /** Undefined: the SDK's own chain of providers. */
  readonly credentials: SigningCredentials | undefined;
  readonly ca: string | undefined;
};

/**
 * Chooses the cloud. Nothing is sent.
 *
 * @throws CloudError; with `local`, LocalCloudError where none runs
 */
export async function connectCloud(options: CloudOptions): Promise<Cloud> {
  const settings = options.local === true ? await localSettings(options) : await environmentSettings(options);
  if (settings.region !== undefined && !isRegion(settings.region)) {
    throw new CloudError("REGION_INVALID", `'${settings.region}' is not the name of an AWS region`);
  }
  return createCloud(settings, options);
}

async function localSettings({ env, dataFolder, region }: CloudOptions): Promise<Settings> {
  const local = await readLocalCloud({ env, dataFolder });
  return {
    kind: "local",
    region: region ?? local.region,
    endpoint: () => local.endpoint,
    credentials: local.credentials,
    ca: local.ca,
  };
}

/**
 * The SDK's own rules for what it finds in the environment, applied to `env`: a profile wins over keys, an endpoint of
 * the service over the common one. `AWS_DEFAULT_REGION` and `AWS_CA_BUNDLE` are read beside them because the `aws`
 * command line and cosign do.
 */
async function environmentSettings({ env, region }: CloudOptions): Promise<Settings> {
  const ignoresEndpoints = variable(env, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")?.toLowerCase() === "true";
  const bundle = variable(env, "AWS_CA_BUNDLE");
  return {
    kind: "environment",
    region: region ?? variable(env, "AWS_REGION") ?? variable(env, "AWS_DEFAULT_REGION"),
    endpoint: (service) =>
      ignoresEndpoints
        ? undefined
        : (variable(env, `AWS_ENDPOINT_URL_${service}`) ?? variable(env, "AWS_ENDPOINT_URL")),
    credentials: environmentCredentials(env),
    ca: bundle === undefined ? undefined : readCaBundle(bundle),
  };
}

function environmentCredentials(env: Environment): SigningCredentials | undefined {
  const accessKeyId = variable(env, "AWS_ACCESS_KEY_ID");
  const secretAccessKey = variable(env, "AWS_SECRET_ACCESS_KEY");
  const sessionToken = variable(env, "AWS_SESSION_TOKEN");
  if (variable(env, "AWS_PROFILE") !== undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    return undefined;
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

/** Largest CA bundle that is read, in bytes: that of a whole system has a quarter of a MiB. */
const MAX_CA_BUNDLE_BYTES = 4 * 1024 * 1024;

function readCaBundle(path: string): string {
  try {
    return readSmallFile(path, MAX_CA_BUNDLE_BYTES);
  } catch (cause) {
    throw new CloudError("CA_UNREADABLE", `AWS_CA_BUNDLE names '${path}', which cannot be read`, { cause });
  }
}

function createCloud(settings: Settings, options: CloudOptions): Cloud {
  const { env, allowHttpRegistry = false, onRequest } = options;
  const clients = new Map<string, unknown>();
  const keep = <Client>(key: string, create: () => Client): Client => {
    const kept = clients.get(key) as Client | undefined;
    if (kept !== undefined) return kept;
    const made = create();
    clients.set(key, made);
    return made;
  };
  const configure = (service: AwsService, region?: string, endpoint?: string) => {
    const chosenRegion = region ?? settings.region;
    const chosenEndpoint = endpoint ?? settings.endpoint(service);
    return {
      // The SDK takes a member that is present but undefined for a choice.
      ...(chosenRegion === undefined ? {} : { region: chosenRegion }),
      ...(chosenEndpoint === undefined ? {} : { endpoint: chosenEndpoint }),
      ...(settings.credentials === undefined ? {} : { credentials: settings.credentials }),
      requestHandler: keep("request handler", () => createAwsRequestHandler(settings.ca)),
      ...(onRequest === undefined ? {} : { logger: traceCalls(onRequest) }),
    };
  };

  const ecr: Cloud["ecr"] = ({ region } = {}) =>
    keep(`ecr ${region}`, async () => {
      const { ECRClient: Client } = await import("@aws-sdk/client-ecr");
      return await withRegion(new Client(configure("ECR", region)));
    });
  const kms: Cloud["kms"] = ({ region, endpoint } = {}) =>
    keep(`kms ${region} ${endpoint}`, async () => {
      const { KMSClient: Client } = await import("@aws-sdk/client-kms");
      return await withRegion(new Client(configure("KMS", region, endpoint)));
    });
  const sts: Cloud["sts"] = () =>
    keep("sts", async () => {
      const { STSClient: Client } = await import("@aws-sdk/client-sts");
      return await withRegion(new Client(configure("STS")));
    });
  const iam: Cloud["iam"] = () =>
    keep("iam", async () => {
      const { IAMClient: Client } = await import("@aws-sdk/client-iam");
      return await withRegion(new Client(configure("IAM")));
    });
  const ec2: Cloud["ec2"] = () =>
    keep("ec2", async () => {
      const { EC2Client: Client } = await import("@aws-sdk/client-ec2");
      return await withRegion(new Client(configure("EC2")));
    });
  const region = async () => (settings.region as Region | undefined) ?? (await configuredRegion(await ecr()));
  const identity = () => keep("identity", async () => await askIdentity(await sts()));
  return {
    kind: settings.kind,
    endpoint: settings.endpoint("ECR"),
    ca: settings.ca,
    region,
    ecr,
    kms,
    sts,
    iam,
    ec2,
    callDirectly: createDirectCall({ ...settings, env, onRequest }),
    registry: createRegistryAccess({
      env,
      local: settings.kind === "local",
      endpoint: settings.endpoint("ECR"),
      ca: settings.ca,
      allowHttp: allowHttpRegistry,
      ecr,
      onRequest,
    }),
    isOwnRegistry: (host) => isOwnRegistry(host, settings.endpoint("ECR")),
    identity,
    localCloud: async () => {
      const endpoint = settings.endpoint("ECR");
      if (endpoint === undefined) return undefined;
      const local = await findLocalCloud(options);
      return local !== undefined && isOwnRegistry(local.registry, endpoint) ? local : undefined;
    },
    describe: async () => {
      const endpoint = await resolveEndpoint(await ecr());
      return `account ${(await identity()).account}, region ${await region()}, endpoint ${endpoint}`;
    },
  };
}

/** The part of an AWS client by which its region is found: where none is given, the SDK looks into the shared config. */
type Regional = { readonly config: { readonly region: () => Promise<string> } };

/** The client itself, where it has a region: the SDK's own error, at the first request, names no way out. */
async function withRegion<Client extends Regional>(client: Client): Promise<Client> {
  await configuredRegion(client);
  return client;
}

async function configuredRegion(client: Regional): Promise<Region> {
  const region = await client.config.region().catch((cause: unknown) => {
    throw new CloudError(
      "NO_REGION",
      "no AWS region is chosen: neither --region, AWS_REGION nor the profile names one",
      {
        cause,
        next: '--local or eval "$(inkan env)" for the local cloud; export AWS_REGION=ap-northeast-1 for AWS',
      },
    );
  });
  if (!isRegion(region)) throw new CloudError("REGION_INVALID", `'${region}' is not the name of an AWS region`);
  return region;
}

async function askIdentity(client: STSClient): Promise<CallerIdentity> {
  const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
  const answer = await callAws("asking who calls", () => client.send(new GetCallerIdentityCommand({})));
  const { Account: account, Arn: arn, UserId: userId } = answer;
  if (account === undefined || !isAccountId(account) || arn === undefined || userId === undefined) {
    throw new CloudError("UNEXPECTED_ANSWER", "GetCallerIdentity answered without an account");
  }
  return { account, arn, userId };
}
