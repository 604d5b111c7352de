import { CreateAliasCommand, CreateKeyCommand, type KeySpec } from "@aws-sdk/client-kms";
import { type RunningCloud, startCloud } from "../../src/cloud/start-cloud.ts";
import type { VerificationKey } from "../../src/core/signing/verification-key.ts";
import { type Cloud, connectCloud } from "../../src/tools/connect/cloud.ts";
import type { RegistryClient } from "../../src/tools/connect/registry-client.ts";
import { parseKeyReference } from "../../src/tools/keys/key-reference.ts";
import { openKmsSigner, type Signer } from "../../src/tools/keys/kms-signer.ts";
import { loadVerificationKey } from "../../src/tools/keys/load-verification-key.ts";
import { pushReference } from "../../src/tools/push/push-reference.ts";
import { createProgress } from "../../src/tools/report/progress.ts";

/** A cloud that runs in this process, and what signing needs of it. */
export type SigningCloud = AsyncDisposable & {
  readonly running: RunningCloud;
  readonly cloud: Cloud;
  /** The environment of a shell that points at it. */
  readonly env: Readonly<Record<string, string>>;
  readonly registry: RegistryClient;
  /** Pushes a new tiny image to `REPOSITORY:TAG` of it; returns `HOST/REPOSITORY@DIGEST`. */
  pushSample(reference: string): Promise<string>;
  /** Makes a signing key with an alias. */
  createKey(alias: string, spec: KeySpec): Promise<void>;
  signer(key: string): Promise<Signer>;
  verificationKey(key: string): Promise<VerificationKey>;
};

/** The key that every new cloud has. */
export const provisionedKey = "alias/sandbox-ecr-kms/cosign";

export async function startSigningCloud(): Promise<SigningCloud> {
  const running = await startCloud();
  const env = {
    AWS_ENDPOINT_URL: running.endpoint,
    AWS_REGION: running.region,
    AWS_ACCESS_KEY_ID: running.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: running.credentials.secretAccessKey,
    DOCKER_CONFIG: running.dataFolder,
  };
  const cloud = await connectCloud({ env });
  const registry = await cloud.registry();
  return {
    running,
    cloud,
    env,
    registry,
    pushSample: async (reference) => {
      const { signal } = new AbortController();
      const progress = createProgress({ write: () => {} }, { quiet: true });
      const options = { env, now: new Date(), progress, signal };
      return (await pushReference(cloud, { kind: "sample" }, reference, options)).reference;
    },
    createKey: async (alias, spec) => {
      const kms = await cloud.kms();
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec: spec, KeyUsage: "SIGN_VERIFY" }));
      await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: KeyMetadata?.KeyId }));
    },
    signer: (key) => openKmsSigner(cloud, { kind: "kms", keyId: key }),
    verificationKey: (key) => loadVerificationKey(cloud, parseKeyReference(key), { env, hash: undefined }),
    [Symbol.asyncDispose]: async () => {
      registry.close();
      await running.close();
    },
  };
}
