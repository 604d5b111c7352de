import { expect, test } from "vitest";
import { digestOf } from "../../core/oci/digest.ts";
import { parseInUse } from "./read-in-use.ts";

const digest = digestOf(new Uint8Array());
const app = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app";

test("digests and references are read from lines, spaces and JSON", () => {
  const expected = [
    { name: digest, digest },
    { name: `${app}:v1`, tag: "v1" },
    { name: `docker-pullable://${app}@${digest}`, digest },
    { name: app, tag: "latest" },
  ];
  const words = expected.map(({ name }) => name);
  expect(
    parseInUse(`${words.slice(0, 2).join(" ")} # what runs\n\n${words.slice(1).join("\n")}`, "list", undefined),
  ).toEqual(expected);
  expect(parseInUse(JSON.stringify(words), "list", undefined)).toEqual(expected);
});

test("references to other repositories are left out, digests are not", () => {
  expect(parseInUse(`${app}:v1 other:v1 other@${digest} ${digest}`, "list", "team/app")).toEqual([
    { name: `${app}:v1`, tag: "v1" },
    { name: digest, digest },
  ]);
});

test.each(["app:", "[1]", "[", "Ünknown"])("what is no list of images is refused: %s", (text) => {
  expect(() => parseInUse(text, "used.txt", undefined)).toThrow(/used\.txt/);
});
