import { describe, expect, test } from "vitest";
import type { Digest } from "../../core/oci/digest.ts";
import { cosignSignPredicateType } from "../../core/signing/in-toto-statement.ts";
import { type ArrangedImage, arrangeImages, type ImageKnowledge, signatureStorages } from "./arrange-images.ts";
import type { ImageRecord } from "./describe-images.ts";
import { type ListImagesOptions, selectImages } from "./list-images.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as Digest;
const bundleType = "application/vnd.dev.sigstore.bundle.v0.3+json";

function record(letter: string, more: Partial<ImageRecord> = {}): ImageRecord {
  return {
    digest: digest(letter),
    tags: [],
    pushedAt: new Date("2026-11-25T12:00:00Z"),
    lastPulledAt: undefined,
    size: 1,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    artifactType: undefined,
    subject: undefined,
    status: "ACTIVE",
    lastArchivedAt: undefined,
    lastActivatedAt: undefined,
    ...more,
  };
}

const nothing: ImageKnowledge = { indexes: new Map(), predicates: new Map() };

/** Each image by its letter, with what belongs to it in brackets: `a[signature b]`. */
function draw({ image, belongings }: ArrangedImage): string {
  const inner = belongings.map(({ how, item }) => `${how.kind === "child" ? "child" : how.what} ${draw(item)}`);
  return `${image.digest.at(-1)}${inner.length === 0 ? "" : `[${inner.join(", ")}]`}`;
}

const arrange = (images: readonly ImageRecord[], known: ImageKnowledge = nothing) =>
  arrangeImages(images, known).map(draw);

describe("what belongs to an image stands under it", () => {
  test("by cosign's tags and the referrers' tag", () => {
    const of = (suffix: string) => `sha256-${"a".repeat(64)}${suffix}`;
    const images = [
      record("a", { tags: ["1"] }),
      record("b", { tags: [of(".sig")] }),
      record("c", { tags: [of(".att")] }),
      record("d", { tags: [of(".sbom")] }),
      record("e", { tags: [of("")] }),
    ];
    expect(arrange(images)).toEqual(["a[signature b, attestation c, sbom d, referrers-list e]"]);
  });

  test("by its subject: a bundle is what its predicate says, and says nothing without one", () => {
    const bundle = { artifactType: bundleType, subject: digest("a") };
    const images = [record("a"), record("b", bundle), record("c", bundle), record("d", bundle)];
    const predicates = new Map([
      [digest("b"), cosignSignPredicateType],
      [digest("c"), "https://slsa.dev/provenance/v1"],
    ]);
    expect(arrange(images, { ...nothing, predicates })).toEqual(["a[signature b, attestation c, bundle d]"]);
  });

  test("over several steps: the signature of an SBOM", () => {
    const images = [
      record("a"),
      record("b", { subject: digest("a"), artifactType: "application/spdx+json" }),
      record("c", { tags: [`sha256-${"b".repeat(64)}.sig`] }),
    ];
    expect(arrange(images)).toEqual(["a[referrer b[signature c]]"]);
  });

  test("an index's child, which with a tag stands on its own as well", () => {
    const images = [record("a"), record("b"), record("c", { tags: ["arm"] })];
    const manifests = ["b", "c", "d"].map((letter) => ({ digest: digest(letter), mediaType: "m", size: 1 }));
    const indexes = new Map([[digest("a"), manifests]]);
    expect(arrange(images, { ...nothing, indexes })).toEqual(["a[child b, child c]", "c"]);
  });
});

describe("nothing is lost", () => {
  test("a signature whose image is gone", () => {
    expect(arrange([record("b", { tags: [`sha256-${"a".repeat(64)}.sig`] })])).toEqual(["b"]);
    expect(arrange([record("b", { subject: digest("a") })])).toEqual(["b"]);
  });

  test("images that belong to each other in a circle", () => {
    const images = [record("a", { subject: digest("b") }), record("b", { tags: [`sha256-${"a".repeat(64)}.sig`] })];
    expect(arrange(images)).toEqual(["a[signature b]"]);
  });

  test("an image that says it is its own signature", () => {
    expect(arrange([record("a", { tags: [`sha256-${"a".repeat(64)}.sig`] })])).toEqual(["a"]);
  });
});

test("where signatures stand", () => {
  const images = [
    record("a"),
    record("b", { subject: digest("a"), artifactType: bundleType }),
    record("c", { tags: [`sha256-${"a".repeat(64)}.sig`] }),
  ];
  const storages = (known: ImageKnowledge) => arrangeImages(images, known).map(signatureStorages);
  expect(storages(nothing)).toEqual([{ v2: true, v3: false }]);
  expect(storages({ ...nothing, predicates: new Map([[digest("b"), cosignSignPredicateType]]) })).toEqual([
    { v2: true, v3: true },
  ]);
});

describe("a listing", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 12, minute));
  const images = arrangeImages(
    [
      record("a", { tags: ["1.0"], pushedAt: at(1), size: 30 }),
      record("b", { tags: ["dev", "1.1"], pushedAt: at(3), size: 10 }),
      record("c", { pushedAt: at(2), size: 20, lastPulledAt: at(9) }),
      record("d", { tags: [`sha256-${"a".repeat(64)}.sig`] }),
    ],
    nothing,
  );
  const select = (options: Partial<ListImagesOptions>) =>
    selectImages(images, { order: "pushed", platforms: false, ...options })
      .map(({ image }) => image.digest.at(-1))
      .join("");

  test.each([
    ["pushed", "bca"],
    ["size", "acb"],
    ["tag", "abc"],
    ["pulled", "cab"],
  ] as const)("by %s", (order, letters) => {
    expect(select({ order })).toBe(letters);
  });

  test("of some tags, of signed ones, of the first few", () => {
    expect(select({ tag: "1.*" })).toBe("ba");
    expect(select({ tag: "1.0" })).toBe("a");
    expect(select({ tag: "1?0" })).toBe("");
    expect(select({ signed: true })).toBe("a");
    expect(select({ signed: false })).toBe("bc");
    expect(select({ limit: 2 })).toBe("bc");
  });
});
