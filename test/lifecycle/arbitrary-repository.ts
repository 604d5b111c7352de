import fc from "fast-check";
import { type Assumptions, assumptionNames, assumptionTable } from "../../src/core/lifecycle/assumptions.ts";
import type { LifecycleImage } from "../../src/core/lifecycle/lifecycle-image.ts";
import { type Digest, parseDigest } from "../../src/core/oci/digest.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Noon, midnight and shortly after it: where days begin and end differs between the answers of `day-length`. */
const now = fc
  .constantFrom("2026-06-01T12:00:00Z", "2026-06-01T00:00:00Z", "2026-06-01T00:30:00Z")
  .map((at) => new Date(at));

/** Milliseconds before now: whole days, so that times are equal and ages meet limits, or a little beside. */
const ago = (minDays: number, maxDays: number) =>
  fc
    .tuple(fc.integer({ min: minDays, max: maxDays }), fc.constantFrom(0, 0, 0, 0, 1, -1, HOUR_MS, 12 * HOUR_MS))
    .map(([days, beside]) => days * DAY_MS + beside);

const MAX_IMAGES = 12;

const digestNumbers = fc.uniqueArray(fc.integer({ min: 0, max: 255 }), {
  minLength: MAX_IMAGES + 1,
  maxLength: MAX_IMAGES + 1,
});

const tag = fc
  .tuple(fc.constantFrom("a", "b", "A"), fc.string({ unit: fc.constantFrom("a", "b", "A", "."), maxLength: 2 }))
  .map(([head, rest]) => head + rest);

const draft = fc.record({
  tags: fc.oneof(fc.constant<string[]>([]), fc.array(tag, { minLength: 1, maxLength: 3 })),
  pushed: ago(0, 5),
  pulled: fc.oneof(fc.constant(undefined), ago(0, 5)),
  activated: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: ago(0, 5) }),
  archived: ago(89, 94),
  storageClass: fc.oneof(
    { weight: 6, arbitrary: fc.constant("standard" as const) },
    { weight: 2, arbitrary: fc.constant("archive" as const) },
    { weight: 1, arbitrary: fc.constant("activating" as const) },
  ),
  // Places in the list of digests, cut down to what was there before the image, or one that never was.
  children: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.array(fc.nat(MAX_IMAGES - 1), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant("unknown" as const) },
  ),
  subject: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.nat(MAX_IMAGES - 1) },
    { weight: 1, arbitrary: fc.constant("missing" as const) },
  ),
});

/** A repository at one moment. */
export type Repository = { readonly now: Date; readonly images: readonly LifecycleImage[] };

/**
 * Small repositories in which everything meets: equal times and exact ages, shared tags' beginnings, indexes in indexes,
 * children of several indexes, referrers of referrers and of what is missing, images in, from and on their way out of the
 * archive. References never run in a circle, since a digest cannot: an image refers to images before it in a hidden order
 * that is not the order of pushes.
 */
export const arbitraryRepository: fc.Arbitrary<Repository> = fc
  .record({ now, drafts: fc.array(draft, { minLength: 1, maxLength: MAX_IMAGES, size: "max" }), digestNumbers })
  .map(({ now, drafts, digestNumbers }) => {
    const digests = digestNumbers.map(
      (number): Digest => parseDigest(`sha256:${number.toString(16).padStart(2, "0").repeat(32)}`),
    );
    const missing = digests[MAX_IMAGES] as Digest;
    const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    const taken = new Set<string>();
    const images = drafts.map((drawn, place): LifecycleImage => {
      const referred = (index: number): Digest => (place === 0 ? missing : (digests[index % place] ?? missing));
      const tags = new Set(drawn.tags.filter((text) => !taken.has(text)));
      for (const text of tags) taken.add(text);
      return {
        digest: digests[place] ?? missing,
        tags: [...tags],
        pushedAt: before(drawn.pushed),
        ...(drawn.pulled === undefined ? {} : { lastPulledAt: before(drawn.pulled) }),
        ...(drawn.activated === undefined ? {} : { lastActivatedAt: before(drawn.activated) }),
        ...(drawn.children === undefined
          ? {}
          : { children: drawn.children === "unknown" ? drawn.children : drawn.children.map(referred) }),
        ...(drawn.subject === undefined
          ? {}
          : { subject: drawn.subject === "missing" ? missing : referred(drawn.subject) }),
        storageClass: drawn.storageClass,
        lastArchivedAt: before(drawn.archived),
      };
    });
    return { now, images };
  });

/** Any answer to each question; the default of each about as often as all others together. */
export const arbitraryAssumptions = fc
  .record(
    Object.fromEntries(
      assumptionNames.map((name) => {
        const [first, ...others] = Object.keys(assumptionTable[name].choices);
        return [name, fc.constantFrom(first, ...others.flatMap((other) => [other, first]))];
      }),
    ),
  )
  .map((chosen) => chosen as Assumptions);
