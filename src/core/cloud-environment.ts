import { awsRegistryHost } from "./aws/registry-host.ts";
import type { CloudStatus } from "./control-protocol.ts";
import type { AccessKey } from "./running-cloud.ts";

/** The environment that points a process at a running cloud. */
export type CloudEnvironment = {
  /** Variables to set. */
  readonly set: Readonly<Record<string, string>>;
  /** Variables to take away, since they would win over those or contradict them. */
  readonly unset: readonly string[];
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What is set for every cloud or, where a cloud has none of it (no sample key), taken away. */
const names = [
  "AWS_ENDPOINT_URL",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_REGION",
  "AWS_DEFAULT_REGION",
  "AWS_ACCOUNT_ID",
  "ECR_REGISTRY",
  "ECR_REPOSITORY",
  "KMS_KEY_ID",
  "KMS_KEY_ARN",
  "COSIGN_YES",
  "COSIGN_USE_SIGNING_CONFIG",
  "COSIGN_TLOG_UPLOAD",
  "COSIGN_INSECURE_IGNORE_TLOG",
  "COSIGN_TRUSTED_ROOT",
] as const;

/**
 * What wins over the variables above or is refused beside them: a profile and a session token over the keys, an endpoint
 * of one service over the common one (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"), FIPS and
 * dual-stack, which no endpoint of one's own may be combined with, and cosign's other place for signatures.
 */
const contradicting = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
  "AWS_USE_FIPS_ENDPOINT",
  "AWS_USE_DUALSTACK_ENDPOINT",
  "AWS_ENDPOINT_URL_EC2",
  "AWS_ENDPOINT_URL_ECR",
  "AWS_ENDPOINT_URL_IAM",
  "AWS_ENDPOINT_URL_KMS",
  "AWS_ENDPOINT_URL_STS",
  "COSIGN_REPOSITORY",
];

/**
 * The variable of any service's endpoint. Others may put any name into an environment, and this one becomes a line that a
 * shell evaluates: only what a shell itself takes for a name (POSIX.1-2024 Base Definitions 3.216) may get there.
 */
const serviceEndpointName = /^AWS_ENDPOINT_URL_[A-Za-z0-9_]+$/;

/** Variables by which programs are told to reach the network through a proxy, which cannot reach this machine's loopback. */
const proxyNames = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

/**
 * The environment that makes AWS clients, registry clients and cosign, versions 2 and 3, work with a running cloud: with a
 * key and without a transparency log (cosign takes every flag from a variable of its name).
 *
 * @param env the environment as it is
 */
export function cloudEnvironment({ record, samples }: CloudStatus, key: AccessKey, env: Environment): CloudEnvironment {
  const values: Readonly<Record<(typeof names)[number], string | undefined>> = {
    AWS_ENDPOINT_URL: record.endpoint,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_REGION: record.region,
    AWS_DEFAULT_REGION: record.region,
    AWS_ACCOUNT_ID: record.account,
    ECR_REGISTRY: record.registry,
    ECR_REPOSITORY: samples.repository,
    KMS_KEY_ID: samples.key?.id,
    KMS_KEY_ARN: samples.key?.arn,
    COSIGN_YES: "true",
    COSIGN_USE_SIGNING_CONFIG: "false",
    COSIGN_TLOG_UPLOAD: "false",
    COSIGN_INSECURE_IGNORE_TLOG: "true",
    COSIGN_TRUSTED_ROOT: record.trustedRootFile,
  };
  const entries = Object.entries(values);
  return {
    set: {
      ...Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined)),
      ...proxyExceptions(record.registry, env),
    },
    unset: [
      ...contradicting,
      ...Object.keys(env).filter((name) => serviceEndpointName.test(name) && !contradicting.includes(name)),
      ...entries.filter(([, value]) => value === undefined).map(([name]) => name),
    ],
  };
}

/** What an account of AWS has for the commands of daily work. */
export type AccountResources = {
  readonly account: string;
  readonly region: string;
  readonly registry: string;
  /** The signing key, where there is one. */
  readonly key: { readonly id: string; readonly arn: string } | undefined;
};

/** The environment of the same names for an account of AWS itself: endpoint and credentials stay whose they are. */
export function accountEnvironment({ account, region, registry, key }: AccountResources): CloudEnvironment {
  return {
    set: {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCOUNT_ID: account,
      ECR_REGISTRY: registry,
      ...(key === undefined ? {} : { KMS_KEY_ID: key.id, KMS_KEY_ARN: key.arn }),
    },
    unset: key === undefined ? ["KMS_KEY_ID", "KMS_KEY_ARN"] : [],
  };
}

/**
 * The environment for a place in which AWS's own host names lead to a running cloud, and nothing leads anywhere else: that
 * of `cloudEnvironment` without an endpoint and without a proxy, with the registry's name at AWS.
 *
 * @param env the environment as it is
 */
export function realNamesEnvironment(status: CloudStatus, key: AccessKey, env: Environment): CloudEnvironment {
  const withoutProxies = Object.entries(env).filter(([name]) => !proxyNames.includes(name));
  const { set, unset } = cloudEnvironment(status, key, Object.fromEntries(withoutProxies));
  const { AWS_ENDPOINT_URL: _, ...kept } = set;
  const { account, region } = status.record;
  return {
    set: { ...kept, ECR_REGISTRY: awsRegistryHost(account, region) },
    unset: [...unset, "AWS_ENDPOINT_URL", ...proxyNames],
  };
}

/** Takes the environment of every cloud away again. What it took away itself is not known any more. */
export const noCloudEnvironment: CloudEnvironment = { set: {}, unset: names };

/** Where a proxy is set, both spellings of the list of hosts that are reached without it, with the cloud's in it. */
function proxyExceptions(registry: string, env: Environment): Record<string, string> {
  if (!proxyNames.some((name) => env[name])) return {};
  const host = registry.replace(/:[0-9]+$/, "");
  const known = (env.NO_PROXY || env.no_proxy || "").split(",").filter((entry) => entry !== "");
  const hosts = [...new Set([...known, host])].join(",");
  return { NO_PROXY: hosts, no_proxy: hosts };
}
