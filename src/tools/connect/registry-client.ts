import type { Digest } from "../../core/oci/digest.ts";
import type { Descriptor } from "../../core/oci/manifest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";

/** A user and password for a registry. */
export type RegistryCredentials = { readonly username: string; readonly password: string };

/** Which registry, and how to speak to it. */
export type RegistryTarget = {
  /** `HOST[:PORT]`. */
  readonly host: string;
  /**
   * `auto`: loopback hosts by HTTP, else HTTPS; private IPv4 networks by HTTPS, else HTTP without a login; all others by
   * HTTPS alone. `http` is the user's choice.
   */
  readonly scheme: "http" | "https" | "auto";
  /** With `auto`, also plain HTTP where a host does not speak HTTPS, and the login over it. */
  readonly allowHttp?: boolean;
  /** The login that the registry is known to want, as ECR wants `Basic`: it is not asked about first. */
  readonly login?: "basic";
  /** Asked for once, when the registry wants to know who calls; undefined goes on anonymously. */
  readonly credentials: () => Promise<RegistryCredentials | undefined>;
  /** PEM of certificate authorities to trust beside the system's. */
  readonly ca?: string;
  /** Told of every request and answer, without secrets. */
  readonly onRequest?: (line: string) => void;
};

/** A manifest as a registry holds it. */
export type RegistryManifest = { readonly bytes: Uint8Array; readonly mediaType: string; readonly digest: Digest };

/** What a HEAD says about a manifest; `size` in bytes. */
export type ManifestHead = { readonly digest: Digest; readonly mediaType: string; readonly size: number };

/** A blob that can be read from its beginning as often as the push needs; `size` in bytes. */
export type BlobSource = {
  readonly digest: Digest;
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
};

export type PutBlobOptions = {
  /** Bytes sent since the last call; negative when an upload starts over. */
  readonly onProgress?: (bytes: number) => void;
  /** A repository of the same registry that has the blob: a mount is tried before the upload. */
  readonly mountFrom?: RepositoryName;
  readonly signal?: AbortSignal;
};

/** The referrers of a manifest, and which of the two storages of OCI 1.1 they were read from. */
export type ReferrerList = { readonly source: "api" | "fallback-tag"; readonly referrers: readonly Descriptor[] };

/**
 * One registry (OCI distribution-spec 1.1). Every method throws RegistryError for what the registry refuses and for what
 * it may not send; a repository that does not exist is `NAME_UNKNOWN` wherever the registry says so.
 */
export type RegistryClient = {
  readonly host: string;
  /** Throws where the registry does not answer, or not to these credentials. */
  ping(): Promise<void>;
  /** Undefined where there is no such manifest; a HEAD cannot tell a missing repository apart. */
  headManifest(repository: RepositoryName, reference: Tag | Digest): Promise<ManifestHead | undefined>;
  /** Its digest is computed from the bytes and compared with a reference by digest. At most 4 MiB. */
  getManifest(repository: RepositoryName, reference: Tag | Digest): Promise<RegistryManifest | undefined>;
  /** `subject` is what the registry confirmed by `OCI-Subject`. */
  putManifest(
    repository: RepositoryName,
    reference: Tag | Digest,
    bytes: Uint8Array,
    mediaType: string,
  ): Promise<{ readonly digest: Digest; readonly subject?: Digest }>;
  /** False where there was nothing to delete. */
  deleteManifest(repository: RepositoryName, reference: Tag | Digest): Promise<boolean>;
  hasBlob(repository: RepositoryName, digest: Digest): Promise<boolean>;
  /** The whole blob, verified. Throws `BAD_ANSWER` when it is larger than `maxBytes`, before reading it. */
  getBlob(repository: RepositoryName, descriptor: Descriptor, maxBytes: number): Promise<Uint8Array>;
  /** The blob as it arrives; the last step throws `BAD_ANSWER` where size or digest were wrong. */
  openBlob(repository: RepositoryName, descriptor: Descriptor): Promise<AsyncIterable<Uint8Array>>;
  /** Uploads a blob unless it is there. */
  putBlob(
    repository: RepositoryName,
    blob: BlobSource,
    options?: PutBlobOptions,
  ): Promise<"pushed" | "present" | "mounted">;
  /** All pages. `artifactType` filters, also where the registry does not. */
  listReferrers(
    repository: RepositoryName,
    subject: Digest,
    options?: { readonly artifactType?: string },
  ): Promise<ReferrerList>;
  /**
   * Pushes a manifest with a `subject` by its digest and, where the registry has no referrers API, enters it into the
   * subject's fallback tag (OCI distribution-spec 1.1, "Pushing Manifests with Subject").
   */
  addReferrer(
    repository: RepositoryName,
    bytes: Uint8Array,
    mediaType: string,
  ): Promise<{ readonly digest: Digest; readonly listedBy: "api" | "fallback-tag" }>;
  /** All pages. */
  listTags(repository: RepositoryName): Promise<readonly Tag[]>;
  /** Closes idle connections; the client may still be used. */
  close(): void;
};
