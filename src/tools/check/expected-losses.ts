import { evaluate } from "../../core/lifecycle/evaluate.ts";
import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import type { LifecyclePolicy } from "../../core/lifecycle/policy.ts";
import { digestOf } from "../../core/oci/digest.ts";

/**
 * The images that a policy expires only because further ones are pushed.
 *
 * @param tags those of the images to come
 */
export function expectLosses(
  images: readonly LifecycleImage[],
  policy: LifecyclePolicy,
  { tags, now }: { readonly tags: readonly string[]; readonly now: Date },
): readonly LifecycleImage[] {
  const coming = tags.map((tag, index): LifecycleImage => {
    const digest = digestOf(new TextEncoder().encode(`to be pushed as ${tag}`));
    return { digest, tags: [tag], pushedAt: new Date(now.getTime() + index), storageClass: "standard" };
  });
  const expired = (all: readonly LifecycleImage[]) =>
    evaluate({ images: all, policy, now }).outcomes.flatMap(({ image, fate }) =>
      fate.kind === "expire" ? [image] : [],
    );
  const anyway = new Set(expired(images).map(({ digest }) => digest));
  const there = new Set(images.map(({ digest }) => digest));
  return expired([...images, ...coming]).filter(({ digest }) => there.has(digest) && !anyway.has(digest));
}
