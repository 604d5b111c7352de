import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName } from "../../core/oci/names.ts";
import type { BlobSource } from "./registry-client.ts";

type SourceBase = {
  /** As it will be pushed. */
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly digest: Digest;
};

/** A blob of a source, with the place it can be mounted from where it comes from a registry. */
export type SourceBlob = BlobSource & {
  readonly mountFrom?: { readonly host: string; readonly repository: RepositoryName };
};

/** An image with everything it points to, or an index with its children, ready to be pushed. */
export type SourceManifest =
  | (SourceBase & { readonly kind: "image"; readonly blobs: readonly SourceBlob[] })
  | (SourceBase & { readonly kind: "index"; readonly children: readonly SourceManifest[] });

/** What a source holds; `close` gives back what reading it took (temporary files, connections). */
export type SourceImage = { readonly root: SourceManifest; close(): Promise<void> };

/** A source cannot be read as an image. */
export class SourceError extends InkanError<
  /** There is nothing of that name. */
  | "NOT_FOUND"
  /** It holds several images, or none of the name asked for. */
  | "AMBIGUOUS"
  /** It is broken, incomplete or of no known form. */
  | "INVALID"
  /** A limit was passed. */
  | "TOO_LARGE"
  /** The docker engine cannot be asked. */
  | "NO_ENGINE"
> {
  override readonly name = "SourceError";
}
