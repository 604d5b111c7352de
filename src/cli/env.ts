import { awsRegistryHost } from "../core/aws/registry-host.ts";
import {
  accountEnvironment,
  type CloudEnvironment,
  cloudEnvironment,
  noCloudEnvironment,
} from "../core/cloud-environment.ts";
import { InkanError } from "../core/error.ts";
import { AwsCallError } from "../tools/connect/aws-call.ts";
import type { Cloud } from "../tools/connect/cloud.ts";
import { askStatus } from "../tools/connect/control-client.ts";
import { readLocalCloud } from "../tools/connect/local-cloud.ts";
import { getKeyMetadata } from "../tools/keys/describe-key.ts";
import { type CommandContext, cloudOptions, defineCommand, UsageError } from "./command.ts";
import { dataFolderOf } from "./data-folder.ts";
import { exitCodes } from "./exit-codes.ts";
import { openCloud } from "./open-cloud.ts";
import { formatEnvironment, type Shell, shells } from "./shell-script.ts";

export const command = defineCommand({
  name: "env",
  summary: "environment variables for a shell: the local cloud's, or an AWS account's",
  arguments: [],
  options: {
    shell: { kind: "value", value: "SHELL", choices: shells, default: "bash", summary: shells.join(", ") },
    unset: { kind: "flag", summary: "take the variables away again" },
    aws: { kind: "flag", summary: "those of the AWS account: its number, region, registry and signing key" },
    key: {
      kind: "value",
      value: "KEY",
      filled: true,
      default: "alias/sandbox-ecr-kms/cosign",
      summary: "with --aws: the signing key",
    },
    region: cloudOptions.region,
    data: cloudOptions.data,
  },
  details: [
    "Takes away what would win over them: a profile, a session token, endpoints of single services.",
    "With no cloud running it prints only `false`, says why on stderr and exits with 1, so that no script goes on against a real account by accident.",
  ],
  examples: [
    { line: 'eval "$(inkan env)"', does: "points this shell at the local cloud" },
    { line: 'eval "$(inkan env --data ./data)"', does: "points it at the cloud on another data folder" },
    { line: 'eval "$(inkan env --unset)"', does: "takes that back" },
    { line: 'eval "$(inkan env --aws)"', does: "sets the same names for the AWS account of the current credentials" },
    { line: "inkan env --shell fish | source", does: "the same in fish" },
    { line: "inkan env --shell dotenv > .env", does: "writes a file for docker run --env-file" },
  ],
  async run(_args, options, context) {
    const shell = options.shell as Shell;
    if (options.aws && options.unset) {
      throw new UsageError("--aws and --unset exclude each other: --unset takes the variables of either away");
    }
    const environment = options.unset ? noCloudEnvironment : await readEnvironment(options, context);
    context.out.write(formatEnvironment(environment, shell));
    return exitCodes.done.code;
  },
});

type EnvironmentOptions = {
  readonly aws: boolean;
  readonly key: string;
  readonly region: string | undefined;
  readonly data: string | undefined;
};

async function readEnvironment(options: EnvironmentOptions, context: CommandContext): Promise<CloudEnvironment> {
  try {
    return options.aws ? await readAccount(options, context) : await readLocal(options.data, context);
  } catch (error) {
    context.out.write("false\n");
    throw error;
  }
}

async function readLocal(data: string | undefined, context: CommandContext): Promise<CloudEnvironment> {
  const dataFolder = dataFolderOf(data, context);
  const { credentials, controlSocket } = await readLocalCloud({ env: context.env, dataFolder });
  return cloudEnvironment(await askStatus(controlSocket), credentials, context.env);
}

async function readAccount({ key, region }: EnvironmentOptions, context: CommandContext): Promise<CloudEnvironment> {
  const cloud = await openCloud({ local: false, data: undefined, region, "allow-http-registry": false }, context);
  if (cloud.endpoint !== undefined) {
    throw new InkanError("NOT_AWS", `the environment points at ${cloud.endpoint}, not at AWS`, {
      next: 'eval "$(inkan env --unset)"',
    });
  }
  const { account } = await cloud.identity();
  const chosen = await cloud.region();
  return accountEnvironment({
    account,
    region: chosen,
    registry: awsRegistryHost(account, chosen),
    key: await findKey(cloud, key, context),
  });
}

/** The key, where it is there and may be described: the rest of the environment is of use without it. */
async function findKey(cloud: Cloud, keyId: string, context: CommandContext) {
  try {
    const { KeyId: id, Arn: arn } = await getKeyMetadata(await cloud.kms(), keyId);
    return arn === undefined ? undefined : { id, arn };
  } catch (error) {
    if (!(error instanceof AwsCallError) || (error.code !== "NOT_FOUND" && error.code !== "DENIED")) throw error;
    context.warn(`KMS_KEY_ID and KMS_KEY_ARN are not set: ${error.message}`);
    return undefined;
  }
}
