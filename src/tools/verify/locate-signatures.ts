import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import { type Descriptor, parseManifest } from "../../core/oci/manifest.ts";
import { OciError } from "../../core/oci/oci-error.ts";
import { bundleAnnotations, findBundleLayer, mayBeBundle } from "../../core/signing/bundle-manifest.ts";
import { parseSignatureManifest, signatureTag } from "../../core/signing/signature-manifest.ts";
import { SigningError } from "../../core/signing/signing-error.ts";
import { mapParallel } from "../connect/parallel.ts";
import { RegistryError } from "../connect/registry-error.ts";
import type { SignatureStore } from "../sign/signature-store.ts";

/** Where a signature stands. */
export type SignaturePlace =
  /** One layer, counted from 1, of the manifest under the `.sig` tag. */
  | { readonly kind: "signature-tag"; readonly reference: string; readonly layer: number }
  /** A manifest that refers to the image. */
  | { readonly kind: "bundle"; readonly reference: string };

/** One thing that stands where signatures stand. `descriptor` is the signed payload's or the bundle's. */
export type LocatedSignature =
  | { readonly kind: "layer"; readonly place: SignaturePlace; readonly descriptor: Descriptor }
  | {
      readonly kind: "bundle";
      readonly place: SignaturePlace;
      readonly descriptor: Descriptor;
      /** What its manifest says it is; nobody signed that. */
      readonly predicateType: string | undefined;
    }
  /** It is there and cannot be a signature as it is. */
  | { readonly kind: "broken"; readonly place: SignaturePlace; readonly reason: string };

/** Something that could not be read, so that nothing is known of what stands there. */
export type Unread = { readonly what: string; readonly error: InkanError };

/** Everything that stands where the signatures of one image stand, in both storages. */
export type LocatedSignatures = {
  readonly signatures: readonly LocatedSignature[];
  readonly unread: readonly Unread[];
  /** Whether at least one of the two storages could be listed. */
  readonly listed: boolean;
};

/** Most bundles of one image that are read: whoever may push can add any number, and each costs two requests. */
const MAX_BUNDLES = 1000;

/** How many signatures of one image are asked for at a time: as many as keep a distant registry's connection filled. */
export const SIGNATURES_AT_ONCE = 16;

/**
 * Looks into both storages at once. Whatever the registry refuses or fails is returned as unread; only errors that are not
 * of the registry are thrown.
 */
export async function locateSignatures(store: SignatureStore, image: Digest): Promise<LocatedSignatures> {
  const [layers, bundles] = await Promise.all([locateLayers(store, image), locateBundles(store, image)]);
  return {
    signatures: [...bundles.signatures, ...layers.signatures],
    unread: [...bundles.unread, ...layers.unread],
    listed: bundles.listed || layers.listed,
  };
}

async function locateLayers(store: SignatureStore, image: Digest): Promise<LocatedSignatures> {
  const tag = signatureTag(image);
  const reference = `${store.name}:${tag}`;
  return await reading(reference, { kind: "signature-tag", reference, layer: 1 }, async () => {
    const manifest = await store.registry.getManifest(store.repository, tag);
    if (manifest === undefined) return [];
    const { layers } = parseSignatureManifest(manifest.bytes, manifest.mediaType);
    return layers.map((descriptor, index) => ({
      kind: "layer" as const,
      place: { kind: "signature-tag" as const, reference, layer: index + 1 },
      descriptor,
    }));
  });
}

async function locateBundles(store: SignatureStore, image: Digest): Promise<LocatedSignatures> {
  const what = `the referrers of ${store.name}@${image}`;
  let referrers: readonly Descriptor[];
  try {
    referrers = (await store.registry.listReferrers(store.repository, image)).referrers.filter(mayBeBundle);
  } catch (error) {
    return unlisted(what, error);
  }
  const read = await mapParallel(referrers.slice(0, MAX_BUNDLES), SIGNATURES_AT_ONCE, (referrer) =>
    locateBundle(store, referrer),
  );
  const tooMany = referrers.length > MAX_BUNDLES ? [tooManyBundles(what, referrers.length)] : [];
  return {
    signatures: read.flatMap(({ signatures }) => signatures),
    unread: [...read.flatMap(({ unread }) => unread), ...tooMany],
    listed: true,
  };
}

async function locateBundle(store: SignatureStore, referrer: Descriptor): Promise<LocatedSignatures> {
  const reference = `${store.name}@${referrer.digest}`;
  const place: SignaturePlace = { kind: "bundle", reference };
  return await reading(reference, place, async () => {
    const stored = await store.registry.getManifest(store.repository, referrer.digest);
    if (stored === undefined) throw new SigningError("MALFORMED", "it is listed as a referrer and is not there");
    const manifest = parseManifest(stored.bytes, stored.mediaType);
    const descriptor = manifest.kind === "image" ? findBundleLayer(manifest) : undefined;
    if (descriptor === undefined) return [];
    const predicateType = manifest.annotations?.[bundleAnnotations.predicateType];
    return [{ kind: "bundle" as const, place, descriptor, predicateType }];
  });
}

/** What is broken becomes a broken signature, what could not be read is said to be unread. */
async function reading(
  what: string,
  place: SignaturePlace,
  read: () => Promise<readonly LocatedSignature[]>,
): Promise<LocatedSignatures> {
  try {
    return { signatures: await read(), unread: [], listed: true };
  } catch (error) {
    if (!isBroken(error)) return unlisted(what, error);
    return { signatures: [{ kind: "broken", place, reason: error.message }], unread: [], listed: true };
  }
}

/** A repository that does not exist holds nothing, and that is known; everything else is not. */
function unlisted(what: string, error: unknown): LocatedSignatures {
  if (error instanceof RegistryError && error.code === "NAME_UNKNOWN") {
    return { signatures: [], unread: [], listed: true };
  }
  return { signatures: [], unread: [unreadOf(what, error)], listed: false };
}

/** Whether the registry answered, and what it holds is broken or missing: that is a finding, no failure to look. */
export function isBroken(error: unknown): error is InkanError {
  if (error instanceof SigningError || error instanceof OciError) return true;
  return error instanceof RegistryError && (error.code === "BAD_ANSWER" || error.code === "NOT_FOUND");
}

/** The error as something unread; a fault of the program itself is thrown on. */
export function unreadOf(what: string, error: unknown): Unread {
  if (!(error instanceof InkanError)) throw error;
  return { what, error };
}

function tooManyBundles(what: string, count: number): Unread {
  const message = `${count} bundles refer to the image; the first ${MAX_BUNDLES} were read`;
  return { what, error: new SigningError("TOO_LARGE", message) };
}
