import { ECRClient } from "@aws-sdk/client-ecr";
import { KMSClient } from "@aws-sdk/client-kms";
import { AssumeRoleCommand, type AssumeRoleCommandInput, type Credentials, STSClient } from "@aws-sdk/client-sts";
import type { AwsTestCloud, AwsTestCloudOptions } from "../aws/test-aws-cloud.ts";
import { layerRoutes } from "../ecr/layer-routes.ts";
import { type IamTestCloud, startIamTestCloud } from "../iam/test-iam-cloud.ts";
import { registryRoutes } from "../registry/registry-routes.ts";

/** A key, or the temporary credentials of a session. */
export type Signer = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** The real SDK's clients, signing with one key. */
export type ServiceClients = {
  readonly sts: STSClient;
  readonly ecr: ECRClient;
  readonly kms: KMSClient;
};

/** A whole cloud for tests of who may do what, with its registry, asked by the real SDK in account 123456789012. */
export type AccessTestCloud = {
  readonly cloud: AwsTestCloud;
  /** IAM, asked as root where a call does not say otherwise. */
  readonly iam: IamTestCloud;
  readonly root: ServiceClients;
  /** Clients that sign with a key at the cloud's wall-clock time. */
  as(signer: Signer): ServiceClients;
  /** Makes a user with one policy of these statements, and a key for it. */
  user(name: string, ...statements: readonly object[]): Promise<Signer>;
  /** Makes a role that those principals may assume, with one policy of these statements; returns its ARN. */
  role(name: string, trusted: object, ...statements: readonly object[]): Promise<string>;
  /** Assumes a role, in a session called `run`. */
  assume(signer: Signer, roleArn: string, more?: Partial<AssumeRoleCommandInput>): Promise<Signer>;
  close(): Promise<void>;
};

/** A statement that allows. */
export function allow(
  action: string | readonly string[],
  resource: string | readonly string[] = "*",
  more?: object,
): object {
  return { Effect: "Allow", Action: action, Resource: resource, ...more };
}

/** A policy of those statements. */
export function policyOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The credentials of an answer of STS, for a client. */
export function signerOf(credentials: Credentials | undefined): Signer {
  if (!credentials?.AccessKeyId || !credentials.SecretAccessKey || !credentials.SessionToken) {
    throw new Error("the answer holds no credentials");
  }
  return {
    accessKeyId: credentials.AccessKeyId,
    secretAccessKey: credentials.SecretAccessKey,
    sessionToken: credentials.SessionToken,
  };
}

/** What a call was refused with: `AccessDenied: User: …`, or its answer where it was not. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : error;
  }
}

/** Starts one. */
export async function startAccessTestCloud(
  options: Pick<AwsTestCloudOptions, "quirks"> = {},
): Promise<AccessTestCloud> {
  const iam = await startIamTestCloud({ ...options, alsoServe: [registryRoutes, layerRoutes] });
  const { cloud } = iam;
  const made: { destroy(): void }[] = [];
  const as = (credentials: Signer): ServiceClients => {
    const settings = {
      region: "ap-northeast-1",
      endpoint: cloud.endpoint,
      maxAttempts: 1,
      credentials,
      systemClockOffset: cloud.ahead.wall,
    };
    const clients = {
      sts: new STSClient(settings),
      ecr: new ECRClient(settings),
      kms: new KMSClient(settings),
    };
    made.push(...Object.values(clients));
    return clients;
  };
  const root = as(cloud.credentials);
  return {
    cloud,
    iam,
    root,
    as,
    async user(UserName, ...statements) {
      await iam.ask("CreateUser", { UserName });
      if (statements.length > 0) {
        await iam.ask("PutUserPolicy", { UserName, PolicyName: "own", PolicyDocument: policyOf(...statements) });
      }
      const { AccessKey } = await iam.ask("CreateAccessKey", { UserName });
      const key = AccessKey as { readonly AccessKeyId: string; readonly SecretAccessKey: string };
      return { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
    },
    async role(RoleName, trusted, ...statements) {
      const AssumeRolePolicyDocument = policyOf({ Effect: "Allow", Action: ["sts:AssumeRole"], ...trusted });
      const { Role } = await iam.ask("CreateRole", { RoleName, AssumeRolePolicyDocument });
      if (statements.length > 0) {
        await iam.ask("PutRolePolicy", { RoleName, PolicyName: "own", PolicyDocument: policyOf(...statements) });
      }
      return (Role as { readonly Arn: string }).Arn;
    },
    async assume(signer, RoleArn, more = {}) {
      const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: "run", ...more });
      return signerOf((await as(signer).sts.send(command)).Credentials);
    },
    async close() {
      for (const client of made) client.destroy();
      await cloud.close();
    },
  };
}
