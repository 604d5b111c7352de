import { type Digest, digestHex, digestOf } from "../../oci/digest.ts";
import { mediaTypes } from "../../oci/media-types.ts";
import { formatAccessoryTag } from "../../signing/accessory-tag.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import type { AccessoryFormat, PushPlan } from "./push-plan.ts";
import { pushGap } from "./push-times.ts";
import { fillTemplate } from "./tag-template.ts";

/** What one push puts into the repository. */
export type Push = {
  /** The image that is deployed: the index where there is one. */
  readonly deployed: Digest;
  /** Everything, in the order it arrives: images inside the index, the index, what belongs to it. */
  readonly images: readonly LifecycleImage[];
  /** What signs the deployed image. */
  readonly signatures: readonly Digest[];
};

/** Which push it is: the plan's place among the plans, the number of its push, when it starts. */
export type PushMoment = { readonly place: number; readonly number: number; readonly at: number };

/** Milliseconds between what one push brings, where pushes are not so frequent that they would overlap. */
const STEP_MS = 1000;

/**
 * Bytes of a signature and of an attestation with their manifests, as cosign writes them for a small image: next to an
 * image they weigh nothing, and a count of images counts them all the same.
 */
const accessorySizes = { signature: 2_000, attestation: 20_000 } as const;

type AccessoryKind = keyof typeof accessorySizes;

/** Makes the images of one push of a plan. The same plan and moment make the same images. */
export function makePush(plan: PushPlan, { place, number, at }: PushMoment): Push {
  const name = (part: string) => digestOf(new TextEncoder().encode(`simulated push ${place} ${number} ${part}`));
  const children = plan.platforms > 1 ? Array.from({ length: plan.platforms }, (_, n) => name(`platform ${n}`)) : [];
  const deployed = name("image");
  const accessories = [
    ...makeAccessories("signature", plan.signatures, deployed, name),
    ...makeAccessories("attestation", plan.attestations, deployed, name),
  ];
  const tags = plan.tags.map((template) =>
    fillTemplate(template, { number, time: new Date(at), hex: digestHex(deployed) }),
  );
  const parts: readonly Part[] = [
    ...children.map((digest) => ({
      digest,
      tags: [],
      mediaType: mediaTypes.ociManifest,
      sizeInBytes: plan.sizeInBytes,
    })),
    children.length === 0
      ? { digest: deployed, tags, mediaType: mediaTypes.ociManifest, sizeInBytes: plan.sizeInBytes }
      : { digest: deployed, tags, mediaType: mediaTypes.ociIndex, children, sizeInBytes: plan.sizeInBytes },
    ...accessories.map(({ part }) => part),
  ];
  const step = Math.min(STEP_MS, pushGap(plan) / 2 / parts.length);
  return {
    deployed,
    images: parts.map((part, order) => ({
      ...part,
      storageClass: "standard",
      pushedAt: new Date(Math.round(at + order * step)),
    })),
    signatures: accessories.filter(({ kind }) => kind === "signature").map(({ part }) => part.digest),
  };
}

/** An image but for its time and storage class. */
type Part = Pick<
  LifecycleImage,
  "digest" | "tags" | "children" | "subject" | "mediaType" | "artifactType" | "sizeInBytes"
>;

function makeAccessories(
  kind: AccessoryKind,
  format: AccessoryFormat,
  image: Digest,
  name: (part: string) => Digest,
): readonly { readonly kind: AccessoryKind; readonly part: Part }[] {
  const shared = { mediaType: mediaTypes.ociManifest, sizeInBytes: accessorySizes[kind] };
  const tagged: Part = { ...shared, digest: name(`${kind} under a tag`), tags: [formatAccessoryTag({ image, kind })] };
  const referrer: Part = {
    ...shared,
    digest: name(`${kind} as a referrer`),
    tags: [],
    subject: image,
    artifactType: mediaTypes.sigstoreBundle,
  };
  switch (format) {
    case "none":
      return [];
    case "v2":
      return [{ kind, part: tagged }];
    case "v3":
      return [{ kind, part: referrer }];
    case "both":
      return [
        { kind, part: tagged },
        { kind, part: referrer },
      ];
  }
}
