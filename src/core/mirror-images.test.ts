import { expect, test } from "vitest";
import { describeMiss, formatImport, parseImport, parseMirrorContents, parseMirrorName } from "./mirror-images.ts";
import { digestOf } from "./oci/digest.ts";
import { parseRepositoryName, parseTag } from "./oci/names.ts";

const repository = parseRepositoryName("library/alpine");
const bytes = new Uint8Array([0x7b, 0xff, 0x00, 0x7d]);
const digest = digestOf(bytes);

test("an import comes through as it was, its manifests byte for byte", () => {
  const image = { repository, tag: parseTag("3"), manifests: [{ digest, mediaType: "application/x", bytes }] };
  expect(parseImport(formatImport(image))).toEqual(image);
});

test.each([
  ["", "no JSON"],
  ['{"repository":"library/alpine","tag":"3"}', "without manifests"],
  ['{"repository":"library/alpine","tag":"3","manifests":[]}', "without manifests"],
  [
    `{"repository":"../x","tag":"3","manifests":[{"digest":"${digest}","mediaType":"a","bytes":""}]}`,
    "without a repository",
  ],
  [
    '{"repository":"library/alpine","tag":"3","manifests":[{"digest":"x","mediaType":"a","bytes":""}]}',
    "lacks its digest",
  ],
])("'%s' is no import", (text, why) => {
  expect(() => parseImport(text)).toThrow(why);
});

test("a name and contents are checked as well", () => {
  expect(() => parseMirrorName('{"repository":"a"}')).toThrow("without a repository and a tag");
  expect(() => parseMirrorContents("{}")).toThrow("no contents of a mirror");
});

test.each([
  ["latest", "library/alpine:latest", "alpine:latest"],
  [digest, `library/alpine@${digest}`, "alpine:TAG"],
])("a miss of %s says what to type", (reference, asked, name) => {
  expect(describeMiss({ repository, reference })).toBe(
    `docker asked the mirror for ${asked}, which was not imported; import it with: inkan import SOURCE ${name}`,
  );
});
