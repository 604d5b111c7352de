import { expect, test } from "vitest";
import type { Digest } from "../oci/digest.ts";
import { nameImages } from "./name-images.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as Digest;
const signatureTag = (letter: string) => `sha256-${letter.repeat(64)}.sig`;

test("names images by tag, by the start of their digest, and what belongs to another image after that", () => {
  const name = nameImages([
    { digest: digest("a"), tags: ["v1", "latest"] },
    { digest: digest("b"), tags: [] },
    { digest: digest("c"), tags: [signatureTag("a")] },
    { digest: digest("d"), tags: [signatureTag("f")] },
    { digest: digest("e"), tags: [signatureTag("e")] },
    { digest: digest("1"), tags: [], subject: digest("a") },
    { digest: digest("2"), tags: [], subject: digest("1") },
    { digest: digest("3"), tags: ["sbom"], subject: digest("a") },
  ]);
  expect(["a", "b", "c", "d", "e", "f", "1", "2", "3"].map((letter) => name(digest(letter)))).toEqual([
    "v1",
    "sha256:bbbbbbbbbbbb",
    "the signature of v1",
    "the signature of sha256:ffffffffffff",
    "the signature of sha256:eeeeeeeeeeee",
    "sha256:ffffffffffff",
    "a referrer of v1",
    "a referrer of sha256:111111111111",
    "sbom",
  ]);
});
