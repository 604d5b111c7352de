import { countOf } from "../../core/count-of.ts";
import { type Digest, isDigest } from "../../core/oci/digest.ts";
import type { SignedAnnotations } from "../../core/signing/annotations.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import type { Environment } from "../connect/environment.ts";
import { arrangeImages } from "../images/arrange-images.ts";
import { describeImages } from "../images/describe-images.ts";
import { openEcrRepository } from "../images/ecr-repository.ts";
import { formatFlatImages, listFlat } from "../images/image-report.ts";
import { getKeyMetadata } from "../keys/describe-key.ts";
import type { KmsKeyReference } from "../keys/key-reference.ts";
import { kmsOf } from "../keys/kms-public-key.ts";
import { openKmsSigner } from "../keys/kms-signer.ts";
import { loadVerificationKey } from "../keys/load-verification-key.ts";
import { pushReference } from "../push/push-reference.ts";
import type { Progress } from "../report/progress.ts";
import { formatTable } from "../report/table.ts";
import { signReferences } from "../sign/sign-references.ts";
import { type ImageVerification, verifiedSignatures } from "../verify/image-verification.ts";
import { locateReference } from "../verify/locate-reference.ts";
import { outcomeReason } from "../verify/verification-report.ts";
import { verifyReferences } from "../verify/verify-references.ts";
import { CheckError } from "./check-error.ts";
import type { CheckTarget } from "./check-target.ts";
import { asCaller, createOwnGround } from "./own-ground.ts";
import { listSignatureImages, signatureColumns } from "./signature-images.ts";
import { type SigningTools, shownImages } from "./signing-tools.ts";

export type OwnSigningOptions = {
  readonly env: Environment;
  readonly key: KmsKeyReference;
  readonly now: () => Date;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

/** The steps of `inkan check` with Inkan's own tools: nothing but Inkan is needed. */
export function createOwnSigning(cloud: Cloud, options: OwnSigningOptions): SigningTools {
  const { env, key, now, progress, signal } = options;
  const pushed = new Map<string, Digest>();
  const verify = async (image: string, annotations: SignedAnnotations) => {
    const conditions = async () => ({
      key: await loadVerificationKey(cloud, key, { env, hash: undefined }),
      annotations,
    });
    const asked = { recursive: false, signatureRepository: undefined };
    const [verification] = await verifyReferences(cloud, [await asCaller(cloud, image)], conditions(), asked);
    if (verification === undefined) throw new TypeError("one image gives one verification");
    if (verification.outcome.kind === "failed") throw verification.outcome.error;
    return verification;
  };
  const list = async ({ registry, repository }: CheckTarget) => {
    const images = await describeImages(await openEcrRepository(cloud, { host: registry, repository }));
    return { images, arranged: arrangeImages(images, { predicates: new Map(), indexes: new Map() }) };
  };
  return {
    ...createOwnGround(cloud, env),
    describeKey: async ({ say }) => {
      const metadata = await getKeyMetadata(await kmsOf(cloud, key), key.keyId);
      const { Arn: arn, KeySpec: spec, KeyUsage: usage, KeyState: state } = metadata;
      say(`${arn}: ${spec}, ${usage}, ${state}`);
      if (usage !== "SIGN_VERIFY") throw new CheckError("KEY_UNUSABLE", `the key is for ${usage}, not for SIGN_VERIFY`);
      if (state !== "Enabled") throw new CheckError("KEY_UNUSABLE", `the key is ${state}, not Enabled`);
    },
    pushImage: async ({ name }, tag, { say }) => {
      const reference = `${name}:${tag}`;
      const { digest } = await pushReference(cloud, { kind: "sample" }, await asCaller(cloud, reference), {
        env,
        now: now(),
        progress,
        signal,
      });
      pushed.set(reference, digest);
      say(reference);
    },
    readDigest: async ({ registry, repository, name }, imageTag, { say }) => {
      const { client, key: place } = await openEcrRepository(cloud, { host: registry, repository });
      const { DescribeImagesCommand } = await import("@aws-sdk/client-ecr");
      const { imageDetails } = await callAws(`describing ${repository}:${imageTag}`, () =>
        client.send(new DescribeImagesCommand({ ...place, imageIds: [{ imageTag }] })),
      );
      const digest = imageDetails?.[0]?.imageDigest ?? "";
      const own = pushed.get(`${name}:${imageTag}`);
      if (!isDigest(digest) || (own !== undefined && own !== digest)) {
        const says = `ECR says that ${repository}:${imageTag} is ${digest === "" ? "nothing" : digest}`;
        throw new CheckError("OTHER_IMAGE", `${says}, and what was pushed is ${own}`, {
          next: `inkan images ${repository}`,
        });
      }
      say(digest);
      return digest;
    },
    sign: async (image, annotations, { say }) => {
      const signer = await openKmsSigner(cloud, key);
      const signing = { recursive: false, signatureRepository: undefined, now, interrupted: signal } as const;
      const signed = await signReferences(
        cloud,
        [await asCaller(cloud, image)],
        signer,
        { ...signing, format: "v3", annotations },
        () => {},
      );
      for (const { reference } of signed)
        say(`${reference}, a bundle as cosign 3 makes it; no transparency log was used`);
      say(`signed as well: ${formatAnnotations(annotations)}`);
    },
    verify: async (image, annotations, { say }) => {
      const verification = await verify(image, annotations);
      const verified = verifiedSignatures(verification);
      if (verified.length === 0)
        throw new CheckError("NOT_VERIFIED", `the signature was refused: ${whyNot(verification)}`);
      say(`${countOf(verified.length, "signature")} verified with ${verified[0]?.verdict.algorithm}`);
      say(`signed as well: ${formatAnnotations(annotations)}`);
    },
    refuse: async (image, annotations, { say }) => {
      const verification = await verify(image, annotations);
      const wanted = formatAnnotations(annotations);
      if (verifiedSignatures(verification).length > 0) {
        throw new CheckError("WRONGLY_VERIFIED", `a signature was accepted for ${wanted}, which nobody signed`);
      }
      const isForAnnotations = verification.signatures.some(
        ({ verdict }) => verdict.kind === "rejected" && verdict.check === "annotations",
      );
      if (!isForAnnotations)
        throw new CheckError("NOT_VERIFIED", `refused for another reason: ${whyNot(verification)}`);
      say(`refused, as it must be: ${whyNot(verification)}`);
    },
    locate: async (image, { say }) => {
      const { signatures, signatureTag } = await locateReference(cloud, await asCaller(cloud, image), undefined);
      const bundles = signatures.flatMap(({ place }) => (place.kind === "bundle" ? [place.reference] : []));
      for (const bundle of bundles) say(`${bundle}, a bundle that refers to the image (cosign 3)`);
      const layers = signatures.length - bundles.length;
      say(
        `${signatureTag} (what cosign triangulate prints) holds ${layers === 0 ? "nothing" : countOf(layers, "signature")}`,
      );
    },
    listImages: async (target, { say }) => {
      const { images, arranged } = await list(target);
      const newest = listFlat(arranged).toSorted((a, b) => b.image.pushedAt.getTime() - a.image.pushedAt.getTime());
      say(`${countOf(images.length, "image")} as ECR counts them, what belongs to others included`);
      for (const line of linesOf(formatFlatImages(newest.slice(0, shownImages), { color: false }))) say(line);
    },
    listSignatures: async (target, { say }) => {
      const signatures = listSignatureImages((await list(target)).arranged);
      say(`${countOf(signatures.length, "signature")}, each of them an image of its own to ECR`);
      const newest = signatures.slice(0, shownImages);
      for (const line of linesOf(formatTable(signatureColumns, newest, { color: false }))) say(line);
    },
  };
}

function whyNot({ signatures, outcome, unread }: ImageVerification): string {
  const reasons = signatures.flatMap(({ verdict }) => (verdict.kind === "rejected" ? [verdict.reason] : []));
  const unreadable = unread.map(({ what, error }) => `${what} could not be read: ${error.message}`);
  const why = [...reasons, ...unreadable].join("; ");
  return why === "" ? (outcomeReason(outcome) ?? "no signature was found") : why;
}

/** `builder=local, git-sha=abc`. */
export function formatAnnotations(annotations: SignedAnnotations): string {
  return [...annotations].map(([name, value]) => `${name}=${value}`).join(", ");
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split("\n");
}
