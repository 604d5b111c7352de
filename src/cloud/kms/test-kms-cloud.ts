import { randomUUID } from "node:crypto";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  type KeySpec,
  KMSClient,
} from "@aws-sdk/client-kms";
import { type AwsTestCloud, startAwsTestCloud } from "../aws/test-aws-cloud.ts";

/** A key as tests name it. */
export type TestKey = { readonly id: string; readonly arn: string };

/** A KMS for tests: the real API over HTTP on a store in a temporary folder, asked by the real SDK. */
export type KmsTestCloud = {
  readonly cloud: AwsTestCloud;
  readonly region: string;
  /** Asks in account 123456789012, in `region`. */
  readonly kms: KMSClient;
  /** A client in another region; closed with the cloud. */
  clientOf(region: string): KMSClient;
  makeKey(spec?: KeySpec, input?: CreateKeyCommandInput): Promise<TestKey>;
  /** Gives a key a name that nothing else has. */
  makeAlias(key: TestKey): Promise<string>;
  close(): Promise<void>;
};

/** Starts one. */
export async function startKmsTestCloud(): Promise<KmsTestCloud> {
  const cloud = await startAwsTestCloud();
  const region = "ap-northeast-1";
  const clients: KMSClient[] = [];
  const clientOf = (name: string): KMSClient => {
    const { endpoint, credentials } = cloud;
    const client = new KMSClient({ endpoint, region: name, credentials, maxAttempts: 1 });
    clients.push(client);
    return client;
  };
  const kms = clientOf(region);
  return {
    cloud,
    region,
    kms,
    clientOf,
    async makeKey(spec = "ECC_NIST_P256", input = {}) {
      const { KeyMetadata } = await kms.send(
        new CreateKeyCommand({ KeySpec: spec, KeyUsage: "SIGN_VERIFY", ...input }),
      );
      return { id: KeyMetadata?.KeyId ?? "", arn: KeyMetadata?.Arn ?? "" };
    },
    async makeAlias(key) {
      const name = `alias/${randomUUID()}`;
      await kms.send(new CreateAliasCommand({ AliasName: name, TargetKeyId: key.id }));
      return name;
    },
    async close() {
      for (const client of clients) client.destroy();
      await cloud.close();
    },
  };
}

/** Name and sentence of what a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "not refused",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}
