import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/core/lifecycle/evaluate.ts";
import { arbitraryPolicy } from "./arbitrary-policy.ts";
import { arbitraryAssumptions, arbitraryRepository } from "./arbitrary-repository.ts";

// No digest can contain itself, but a file of images that someone wrote by hand can say so.
test("images that refer to each other, or to themselves, in rings are evaluated all the same", () => {
  const place = fc.nat(11);
  const links = fc.array(fc.record({ subject: fc.option(place), children: fc.array(place, { maxLength: 3 }) }), {
    minLength: 12,
    maxLength: 12,
  });
  const property = fc.property(
    arbitraryRepository,
    links,
    arbitraryPolicy,
    arbitraryAssumptions,
    ({ images, now }, linked, policy, assumptions) => {
      const digestAt = (index: number) => images[index % images.length]?.digest;
      const ringed = images.map((image, index) => {
        const { subject, children = [] } = linked[index] ?? {};
        const to = subject === undefined || subject === null ? undefined : digestAt(subject);
        return {
          ...image,
          ...(to === undefined ? {} : { subject: to }),
          children: children.flatMap((child) => digestAt(child) ?? []),
        };
      });
      const { outcomes } = evaluate({ images: ringed, now, policy, assumptions });
      expect(outcomes).toHaveLength(images.length);
    },
  );
  fc.assert(property, { numRuns: 5_000, seed: 20_261_125 });
});
