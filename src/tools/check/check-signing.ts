import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import type { SignedAnnotations } from "../../core/signing/annotations.ts";
import { type StepRunner, valueLeft } from "./run-steps.ts";
import type { SigningStep, SigningTools } from "./signing-tools.ts";

/** What a check does, fixed before it begins. */
export type SigningPlan = {
  readonly repository: RepositoryName;
  readonly tag: Tag;
  readonly annotations: SignedAnnotations;
};

/** What a check came by, as far as it got. */
export type SigningCheck = {
  readonly registry: string | undefined;
  /** `HOST/REPOSITORY:TAG` of the image that was pushed. */
  readonly image: string | undefined;
  readonly digest: string | undefined;
};

/** An annotation that no check signs. */
const foreignAnnotations: SignedAnnotations = new Map([["builder", "somebody-else"]]);

/**
 * Pushes an image, signs it, verifies it, and looks at all of it: step by step, those that depend on a failed one left out.
 */
export async function checkSigning(
  { run }: StepRunner<SigningStep>,
  tools: SigningTools,
  { repository, tag, annotations }: SigningPlan,
): Promise<SigningCheck> {
  const ready = await run("prerequisites", [], (_, talk) => tools.findPrerequisites(talk));
  const caller = await run("identity", [ready], (_, talk) => tools.askCaller(talk));
  const registry = await run("registry", [caller], (_, talk) => tools.findRegistry(talk));
  const target = await run("repository", [registry], ([host], talk) => tools.findRepository(host, repository, talk));
  const key = await run("key", [caller], (_, talk) => tools.describeKey(talk));
  const login = await run("login", [registry], ([host], talk) => tools.logIn(host, talk));
  const image = await run("image", [target, login], async ([found], talk) => {
    await tools.pushImage(found, tag, talk);
    return found;
  });
  const digest = await run("digest", [image], ([found], talk) => tools.readDigest(found, tag, talk));
  const signed = await run("sign", [image, digest, key], async ([{ name }, hash], talk) => {
    await tools.sign(`${name}@${hash}`, annotations, talk);
    return `${name}@${hash}`;
  });
  await run("verify", [signed], ([reference], talk) => tools.verify(reference, annotations, talk));
  await run("refuse", [signed], ([reference], talk) => tools.refuse(reference, foreignAnnotations, talk));
  await run("locate", [signed], ([reference], talk) => tools.locate(reference, talk));
  await run("images", [target], ([found], talk) => tools.listImages(found, talk));
  await run("signatures", [target], ([found], talk) => tools.listSignatures(found, talk));
  return {
    registry: valueLeft(registry),
    image: image.kind === "value" ? `${image.value.name}:${tag}` : undefined,
    digest: valueLeft(digest),
  };
}
