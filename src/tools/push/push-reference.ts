import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import { defaultTag, type Tag } from "../../core/oci/names.ts";
import type { Cloud } from "../connect/cloud.ts";
import type { Environment } from "../connect/environment.ts";
import { type FoundSource, findSource, parseSource } from "../connect/image-source.ts";
import { resolveReference } from "../connect/resolve-reference.ts";
import type { Progress } from "../report/progress.ts";
import { findFolder } from "./folder-image.ts";
import { type PushResult, pushImage } from "./push-image.ts";
import { createSampleImage } from "./sample-image.ts";

/** What is pushed. */
export type PushWhat =
  | { readonly kind: "sample" }
  | { readonly kind: "folder"; readonly path: string }
  /** SOURCE as the command line has it. */
  | { readonly kind: "source"; readonly text: string };

export type PushReferenceOptions = {
  readonly env: Environment;
  readonly now: Date;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

/** What was pushed, and under which names it is now found. */
export type PushedReference = PushResult & {
  /** `HOST/REPOSITORY@DIGEST`. */
  readonly reference: string;
  /** `HOST/REPOSITORY:TAG`, or the digest reference where none was asked for. */
  readonly asked: string;
};

/** The image is not the one that the reference's digest names. */
export class DigestMismatchError extends InkanError<"DIGEST_MISMATCH"> {
  override readonly name = "DigestMismatchError";
}

/**
 * Pushes an image to a reference. With a digest in it, only that very image is pushed.
 *
 * @throws SourceError, RegistryError, OciError, DigestMismatchError, what choosing the registry throws, and the signal's
 *   reason
 */
export async function pushReference(
  cloud: Cloud,
  what: PushWhat,
  text: string,
  options: PushReferenceOptions,
): Promise<PushedReference> {
  const { progress, signal } = options;
  // What is missing here is said before anything is asked out there.
  const source = await findImage(cloud, what, options);
  const { registry, repository, tag, digest, name } = await resolveReference(cloud, text);
  progress.begin("reading and packing the image");
  const image = await source.open().finally(progress.end);
  try {
    if (digest !== undefined && digest !== image.root.digest) {
      throw new DigestMismatchError(
        "DIGEST_MISMATCH",
        `the image is ${image.root.digest}, not the one that '${text}' names`,
      );
    }
    const reference: Tag | Digest = tag ?? digest ?? defaultTag;
    progress.begin(`pushing ${reference === digest ? repository : `${repository}:${reference}`}`);
    const result = await pushImage({ registry, repository, reference }, image.root, {
      onTotal: progress.setTotal,
      onProgress: progress.advance,
      signal,
    });
    const byDigest = `${name}@${result.digest}`;
    return { ...result, reference: byDigest, asked: reference === digest ? byDigest : `${name}:${reference}` };
  } finally {
    progress.end();
    await image.close();
  }
}

async function findImage(cloud: Cloud, what: PushWhat, options: PushReferenceOptions): Promise<FoundSource> {
  const { env, now, progress, signal } = options;
  switch (what.kind) {
    case "sample":
      return { open: () => createSampleImage(now) };
    case "folder":
      return await findFolder(what.path, { env, onPacked: progress.advance, signal });
    case "source":
      return await findSource(parseSource(what.text), { env, cloud, onPacked: progress.advance, signal });
  }
}
