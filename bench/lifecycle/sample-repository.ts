import { createHash } from "node:crypto";
import type { LifecycleImage } from "../../src/core/lifecycle/lifecycle-image.ts";
import type { LifecyclePolicy, LifecycleRule, TagSelection } from "../../src/core/lifecycle/policy.ts";
import { type Digest, digestFromHex } from "../../src/core/oci/digest.ts";

const MINUTE_MS = 60_000;

/** The moment of the evaluation; the newest image is a minute older. */
export const now = new Date("2026-06-01T12:00:00Z");

/**
 * A repository of a busy team: of ten images, four are single images of branches and pull requests, five make up a release
 * (an index, its two platforms and their attestations), one is a signature. They were pushed minutes apart; in the list
 * they lie as `DescribeImages` gives them, in no order. The same for the same number.
 */
export function sampleImages(count: number): LifecycleImage[] {
  const images: LifecycleImage[] = [];
  for (let serial = 0; serial < count; serial++) {
    const digest = digestAt(serial);
    const pushedAt = new Date(now.getTime() - (count - serial) * MINUTE_MS);
    images.push({ digest, pushedAt, storageClass: "standard", sizeInBytes: 50_000_000 + serial, ...kindOf(serial) });
  }
  return images.sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

function kindOf(serial: number): Pick<LifecycleImage, "tags" | "children" | "subject" | "lastPulledAt"> {
  const build = Math.floor(serial / 10);
  switch (serial % 10) {
    case 0:
      return { tags: [`main-${build}`, `sha-${digestAt(serial).slice(7, 19)}`] };
    case 1:
      return { tags: [`pr-${build % 5_000}-${build}`] };
    case 2:
      return { tags: [`staging-${build}`], lastPulledAt: now };
    case 3:
      return { tags: [`nightly-${build}`] };
    case 8:
      return {
        tags: [`v1.${build}`, `prod-${build}`],
        children: [4, 5, 6, 7].map((back) => digestAt(serial - 8 + back)),
      };
    case 9:
      return { tags: [], subject: digestAt(serial - 1) };
    default:
      return { tags: [] };
  }
}

function digestAt(serial: number): Digest {
  return digestFromHex("sha256", createHash("sha256").update(`image ${serial}`).digest("hex"));
}

/** Twenty rules of the kinds people write: keep so many of this, so many days of that, a shield, a catch-all. */
export function samplePolicy(): LifecyclePolicy {
  const patterns = (...list: string[]): TagSelection => ({ kind: "patterns", patterns: list });
  const prefixes = (...list: string[]): TagSelection => ({ kind: "prefixes", prefixes: list });
  const expire = { kind: "expire" } as const;
  const keep = (tags: TagSelection, count: number) =>
    ({ tags, pick: { kind: "imageCountMoreThan", count }, action: expire }) as const;
  const forget = (tags: TagSelection, days: number) =>
    ({ tags, pick: { kind: "sinceImagePushed", days }, action: expire }) as const;
  const rules: Omit<LifecycleRule, "priority">[] = [
    keep(patterns("prod-*", "v1.*"), 500),
    keep(prefixes("v2."), 500),
    keep(patterns("release-*"), 100),
    forget(prefixes("pr-1"), 7),
    forget(prefixes("pr-2"), 7),
    forget(prefixes("pr-3"), 14),
    forget(patterns("pr-*"), 30),
    keep(prefixes("staging-1"), 50),
    { tags: prefixes("staging-"), pick: { kind: "sinceImagePulled", days: 60 }, action: { kind: "transition" } },
    keep(patterns("nightly-*0"), 30),
    forget(patterns("nightly-*"), 14),
    keep(patterns("main-*", "sha-*"), 1_000),
    forget(patterns("*-rc*"), 10),
    forget(patterns("*-debug-*-x86"), 3),
    keep(prefixes("hotfix-"), 20),
    keep(patterns("sha-*.sig"), 1_000),
    forget(prefixes("test-", "ci-"), 2),
    forget({ kind: "untagged" }, 14),
    {
      tags: { kind: "any" },
      storageClass: "archive",
      pick: { kind: "sinceImageTransitioned", days: 365 },
      action: expire,
    },
    keep({ kind: "any" }, 20_000),
  ] as const;
  return { rules: rules.map((rule, place) => ({ priority: place + 1, ...rule }) as LifecycleRule) };
}
