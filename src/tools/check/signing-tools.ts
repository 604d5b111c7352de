import type { Digest } from "../../core/oci/digest.ts";
import type { Tag } from "../../core/oci/names.ts";
import type { SignedAnnotations } from "../../core/signing/annotations.ts";
import type { CheckTarget } from "./check-target.ts";
import { type GroundTools, groundTitles } from "./ground-tools.ts";
import type { StepTalk } from "./run-steps.ts";

/** The steps of `inkan check`, by whichever means. Each says what it found and throws where that is not as it must be. */
export type SigningTools = GroundTools & {
  describeKey(talk: StepTalk): Promise<void>;
  /** Makes a small image with a digest of its own and pushes it. */
  pushImage(target: CheckTarget, tag: Tag, talk: StepTalk): Promise<void>;
  readDigest(target: CheckTarget, tag: Tag, talk: StepTalk): Promise<Digest>;
  sign(image: string, annotations: SignedAnnotations, talk: StepTalk): Promise<void>;
  verify(image: string, annotations: SignedAnnotations, talk: StepTalk): Promise<void>;
  /** The same with annotations that nobody has signed: it must fail, and for that reason. */
  refuse(image: string, annotations: SignedAnnotations, talk: StepTalk): Promise<void>;
  locate(image: string, talk: StepTalk): Promise<void>;
  listImages(target: CheckTarget, talk: StepTalk): Promise<void>;
  listSignatures(target: CheckTarget, talk: StepTalk): Promise<void>;
};

/** How many images and signatures are shown, the newest. */
export const shownImages = 10;

const { login, ...ground } = groundTitles;

/** What is done in each step, in their order. */
export const signingTitles = {
  ...ground,
  key: "the KMS key that signs",
  login,
  image: "a small image, made and pushed",
  digest: "its digest, asked of ECR",
  sign: "sign it, with annotations",
  verify: "verify the signature with its annotations",
  refuse: "verify with an annotation that nobody signed: must fail",
  locate: "where the signature stands",
  images: "the newest images of the repository",
  signatures: "the newest signatures of the repository",
} as const;

/** A step of `inkan check`. */
export type SigningStep = keyof typeof signingTitles;
