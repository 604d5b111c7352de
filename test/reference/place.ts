import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
  type ImageDetail,
  type ImageIdentifier,
  PutImageCommand,
  paginateDescribeImages,
} from "@aws-sdk/client-ecr";
import { command as importImage } from "../../src/cli/import.ts";
import { command as verify } from "../../src/cli/verify.ts";
import type { Cloud } from "../../src/tools/connect/cloud.ts";
import { inBatches } from "../../src/tools/images/batches.ts";
import { openKmsSigner } from "../../src/tools/keys/kms-signer.ts";
import { pushReference } from "../../src/tools/push/push-reference.ts";
import { createProgress } from "../../src/tools/report/progress.ts";
import { signReferences } from "../../src/tools/sign/sign-references.ts";
import { createSampleImage, writeOciLayout } from "../oci-layout.ts";
import { runCommand } from "../run-command.ts";

/** An image as ECR describes it. */
export type PlacedImage = {
  readonly digest: string;
  readonly tags: readonly string[];
  /** In bytes. */
  readonly size: number;
  readonly pushedAt: Date;
};

/** A verified signature as cosign prints it. */
export type Payload = {
  readonly critical: { readonly image: { readonly "docker-manifest-digest": string } };
  readonly optional: Readonly<Record<string, string>> | null;
};

/** The storage of signatures: tags as cosign 2 makes them, or bundles as cosign 3 does. */
export type SignatureStorage = "v2" | "v3";

/**
 * Where one form of a row is run: a home folder of its own on a cloud whose repositories are empty but for what the row
 * has put there. What it does itself, it does without the programs that are judged.
 */
export type Place = {
  readonly cloud: Cloud;
  /** The form's home and working folder. */
  readonly folder: string;
  /** The form's environment: what `inkan env` prints, and the variables of section E. */
  readonly env: Readonly<Record<string, string>>;
  /** A variable that must be there. */
  variable(name: string): string;
  /** Pushes an image with a digest of its own, as `$IMAGE_TAG` to `$ECR_REPOSITORY` unless another is named. */
  push(options?: { readonly tag?: string; readonly repository?: string }): Promise<PlacedImage>;
  /** Gives an image of `$ECR_REPOSITORY` a second tag. */
  tag(existing: string, added: string): Promise<void>;
  /** How the form's own program stores signatures. */
  readonly storage: SignatureStorage;
  /** Signs an image of `$ECR_REPOSITORY`, `$IMAGE_TAG` unless another is named, with the provisioned key. */
  sign(options?: {
    readonly tag?: string;
    readonly format?: SignatureStorage;
    readonly annotations?: Readonly<Record<string, string>>;
  }): Promise<void>;
  /** The signatures of an image, `$IMAGE_URI` unless another is named, that verify with the provisioned key. */
  payloads(reference?: string): Promise<readonly Payload[]>;
  /** The images of a repository, `$ECR_REPOSITORY` unless another is named, oldest first. */
  images(repository?: string): Promise<readonly PlacedImage[]>;
  /** Puts a login for the registry into docker's configuration, as R1 does. */
  logIn(): Promise<void>;
  /** Gives the engine's mirror an image of its own digest as `alpine:latest`. */
  importAlpine(): Promise<void>;
  /** Runs docker against the form's engine; it must succeed. */
  docker(...args: readonly string[]): Promise<string>;
  /** Writes a file into the folder; returns its path. */
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  has(name: string): boolean;
};

export type PlaceOptions = {
  readonly cloud: Cloud;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly storage: SignatureStorage;
  readonly docker: (args: readonly string[], folder: string) => Promise<string>;
};

export function openPlace({ cloud, folder, env, storage, docker }: PlaceOptions): Place {
  const variable = (name: string) => {
    const value = env[name];
    if (value === undefined) throw new Error(`the environment has no ${name}`);
    return value;
  };
  const repository = variable("ECR_REPOSITORY");
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    return path(name);
  };
  const images = async (name = repository) => await listImages(await cloud.ecr(), name);
  return {
    cloud,
    folder,
    env,
    storage,
    variable,
    images,
    write,
    async push({ tag = variable("IMAGE_TAG"), repository: name = repository } = {}) {
      const options = { env, now: new Date(), progress: silent, signal: never };
      const { digest } = await pushReference(cloud, { kind: "sample" }, `${name}:${tag}`, options);
      const pushed = (await images(name)).find((image) => image.digest === digest);
      if (pushed === undefined) throw new Error(`${name}:${tag} was pushed and is not there`);
      return pushed;
    },
    async tag(existing, added) {
      const client = await cloud.ecr();
      const { images: found = [] } = await client.send(
        new BatchGetImageCommand({ repositoryName: repository, imageIds: [{ imageTag: existing }] }),
      );
      const { imageManifest, imageManifestMediaType } = found[0] ?? {};
      await client.send(
        new PutImageCommand({ repositoryName: repository, imageTag: added, imageManifest, imageManifestMediaType }),
      );
    },
    async sign({ tag = variable("IMAGE_TAG"), format = storage, annotations = {} } = {}) {
      const signer = await openKmsSigner(cloud, { kind: "kms", keyId: variable("KMS_KEY_ARN") });
      const options = {
        format,
        annotations: new Map(Object.entries(annotations)),
        recursive: false,
        signatureRepository: undefined,
        now: () => new Date(),
        interrupted: never,
      };
      await signReferences(cloud, [`${repository}:${tag}`], signer, options, () => {});
    },
    async payloads(reference = variable("IMAGE_URI")) {
      const { stdout } = await runCommand(verify, ["--key", variable("KMS_KEY_ARN"), "-o", "json", reference], env);
      return JSON.parse(stdout) as readonly Payload[];
    },
    async logIn() {
      const { authorizationData = [] } = await (await cloud.ecr()).send(new GetAuthorizationTokenCommand({}));
      const auth = authorizationData[0]?.authorizationToken;
      write(".docker/config.json", JSON.stringify({ auths: { [variable("ECR_REGISTRY")]: { auth } } }));
    },
    async importAlpine() {
      const layout = writeOciLayout(path("alpine"), await createSampleImage([folder]));
      const { code, stderr } = await runCommand(importImage, [`oci:${layout}`, "alpine:latest"], env);
      if (code !== 0) throw new Error(stderr);
    },
    docker: (...args) => docker(args, folder),
    read: (name) => readFileSync(path(name), "utf8"),
    has: (name) => existsSync(path(name)),
  };
}

/** Deletes every image of the repositories. */
export async function emptyRepositories(cloud: Cloud, repositories: readonly string[]): Promise<void> {
  const client = await cloud.ecr();
  for (const repositoryName of repositories) {
    const imageIds: ImageIdentifier[] = (await listImages(client, repositoryName)).map(({ digest }) => ({
      imageDigest: digest,
    }));
    for (const batch of inBatches(imageIds)) {
      await client.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [...batch] }));
    }
  }
}

async function listImages(client: ECRClient, repositoryName: string): Promise<readonly PlacedImage[]> {
  const found: ImageDetail[] = [];
  for await (const { imageDetails = [] } of paginateDescribeImages({ client }, { repositoryName })) {
    found.push(...imageDetails);
  }
  return found
    .map((detail) => ({
      digest: detail.imageDigest ?? "",
      tags: detail.imageTags ?? [],
      size: detail.imageSizeInBytes ?? 0,
      pushedAt: detail.imagePushedAt ?? new Date(0),
    }))
    .toSorted((one, other) => one.pushedAt.getTime() - other.pushedAt.getTime());
}

const silent = createProgress({ write: () => {} }, { quiet: true });
const never = new AbortController().signal;
