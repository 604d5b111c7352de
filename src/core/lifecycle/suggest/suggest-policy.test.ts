import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Digest } from "../../oci/digest.ts";
import { formatLifecyclePolicy } from "../format-policy.ts";
import { usedOutcomes } from "../in-use-image.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import { parseLifecyclePolicy } from "../parse-policy.ts";
import { type SuggestionInput, suggestPolicy } from "./suggest-policy.ts";

const now = new Date("2026-11-25T12:00:00Z");
const digest = (number: number) => `sha256:${number.toString(16).padStart(64, "0")}` as Digest;
const signatureTag = (number: number) => `${digest(number).replace(":", "-")}.sig`;

function image(number: number, days: number, more: Partial<LifecycleImage> = {}): LifecycleImage {
  const pushedAt = new Date(now.getTime() - days * 86_400_000);
  return { digest: digest(number), tags: [], pushedAt, storageClass: "standard", ...more } as LifecycleImage;
}

/** Five signed releases, the oldest 50 days old, an index among them; two builds without a tag; a branch. */
const images = [
  ...[1, 2, 3, 4, 5].flatMap((number) => [
    image(number, 60 - 10 * number, { tags: [`v${number}`] }),
    image(number + 10, 60 - 10 * number - 0.1, { tags: [signatureTag(number)] }),
    image(number + 20, 60 - 10 * number - 0.1, { subject: digest(number) }),
  ]),
  image(31, 51),
  image(32, 40, { tags: ["v2-multi"], children: [digest(31)] }),
  image(33, 20),
  image(34, 3),
  image(35, 100, { tags: ["main"] }),
];

const suggest = (more: Partial<SuggestionInput> = {}) =>
  suggestPolicy({ images, now, releases: "v*", keep: 2, untaggedDays: 7, inUse: [], ...more });

/** Numbers of the images that go. */
const gone = ({ evaluation }: ReturnType<typeof suggest>) =>
  evaluation.outcomes
    .filter(({ fate }) => fate.kind !== "keep")
    .map((outcome) => Number.parseInt(outcome.image.digest.slice(-8), 16))
    .sort((a, b) => a - b);

test("keeps the newest releases with the signatures of both storages, and young untagged images", () => {
  const suggestion = suggest();
  expect(gone(suggestion)).toEqual([1, 2, 3, 11, 21, 22, 23, 32, 33]);
  expect(suggestion).toMatchObject({ keep: { count: 2, for: [] }, untaggedDays: { count: 7, for: [] } });
  expect([...suggestion.accessories]).toEqual([["sha256-", 4]]);
  expect(suggestion.unmatched.map(({ tags }) => tags[0])).toEqual(["main"]);
  expect(parseLifecyclePolicy(formatLifecyclePolicy(suggestion.policy))).toMatchObject({ kind: "policy" });
});

describe("what is in use stays", () => {
  test.each<[string, SuggestionInput["inUse"][number], Partial<Record<"keep" | "untaggedDays", number>>]>([
    ["an old release by its tag", { name: "app:v2", tag: "v2" }, { keep: 5 }],
    ["one by its digest", { name: "app@1", digest: digest(1) }, { keep: 6 }],
    ["its signature as referrer, and so the release", { name: "app@21", digest: digest(21) }, { keep: 6 }],
    ["an image inside an index that would go", { name: "app@31", digest: digest(31) }, { keep: 4 }],
    ["an untagged image, for as long again", { name: "app@33", digest: digest(33) }, { untaggedDays: 27 }],
    ["a young one, which asks for nothing", { name: "app@34", digest: digest(34) }, {}],
  ])("%s", (_what, used, raised) => {
    const suggestion = suggest({ inUse: [used] });
    expect(usedOutcomes(used, suggestion.evaluation).map(({ fate }) => fate.kind)).toEqual(["keep"]);
    expect(suggestion.keep.count).toBe(raised.keep ?? 2);
    expect(suggestion.untaggedDays.count).toBe(raised.untaggedDays ?? 7);
    const named = [...suggestion.keep.for, ...suggestion.untaggedDays.for];
    expect(named).toEqual(Object.keys(raised).length === 0 ? [] : [used]);
  });

  test("a signature whose image is gone, however many are newer", () => {
    const used = { name: "app@40", digest: digest(40) };
    const orphan = image(40, 90, { tags: [signatureTag(99)] });
    const others = [51, 52, 53, 54, 55].map((number) => image(number, 1, { tags: [signatureTag(number + 10)] }));
    const { evaluation } = suggest({ images: [...others, orphan], inUse: [used] });
    expect(usedOutcomes(used, evaluation).map(({ fate }) => fate.kind)).toEqual(["keep"]);
  });

  test("and what is said to be in use but is not there is named", () => {
    const used = { name: "app:gone", tag: "gone" };
    expect(suggest({ inUse: [used] })).toMatchObject({ absent: [used], keep: { count: 2 } });
  });
});

test("signatures have room for as many releases as are to stay, not only for those that are there", () => {
  expect(suggest({ keep: 50 }).accessories.get("sha256-")).toBe(100);
});

test("whatever is in the repository and in use: nothing in use goes, and what stays keeps its signatures", () => {
  const anyImage = fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom("release", "untagged", "branch", "signature", "referrer", "index"),
    of: fc.nat(29),
    isUsed: fc.boolean(),
  });
  const repository = fc.array(anyImage, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(repository, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (items, keep, days) => {
      const given = items.map((item, number) => imageOf(item, number, items.length));
      const inUse = items.flatMap(({ isUsed }, number) =>
        isUsed ? [{ name: `${number}`, digest: digest(number) }] : [],
      );
      const { evaluation } = suggestPolicy({ images: given, now, releases: "v*", keep, untaggedDays: days, inUse });
      const staying = new Set(
        evaluation.outcomes.filter(({ fate }) => fate.kind === "keep").map((outcome) => outcome.image.digest),
      );
      expect(inUse.filter((used) => !staying.has(used.digest))).toEqual([]);
      const signatures = given.filter(({ tags }, number) => tags.includes(signatureTag(items[number]?.of ?? 0)));
      const parted = signatures.filter(({ digest: own }) => {
        const owner = digest(items[Number.parseInt(own.slice(-8), 16)]?.of ?? 0);
        return staying.has(owner) && !staying.has(own);
      });
      expect(parted).toEqual([]);
    }),
  );
});

type AnyImage = { readonly days: number; readonly kind: string; readonly of: number };

function imageOf({ days, kind, of }: AnyImage, number: number, count: number): LifecycleImage {
  const other = of % count;
  switch (kind) {
    case "release":
      return image(number, days, { tags: [`v${number}`] });
    case "branch":
      return image(number, days, { tags: [`branch-${number}`] });
    case "signature":
      return image(number, days, { tags: [signatureTag(of)] });
    case "referrer":
      return image(number, days, { subject: digest(other) });
    case "index":
      return image(number, days, { tags: [`v${number}`], children: [digest(other)] });
    default:
      return image(number, days);
  }
}
