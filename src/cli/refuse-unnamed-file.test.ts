import { expect, test } from "vitest";
import { UsageError } from "./command.ts";
import { refuseUnnamedFile } from "./refuse-unnamed-file.ts";

const example = "inkan push ./app.tar app:v1";

test.each([
  ["./app.tar"],
  ["../layout"],
  ["/srv/app.tar"],
  ["docker-archive:app.tar"],
  ["oci:layout"],
  ["docker://registry.example/app:v1"],
  ["package.json"], // a file that is there: the suite runs in the project's folder
])("%s alone is asked for a REF", (source) => {
  expect(() => refuseUnnamedFile(source, example)).toThrow(UsageError);
});

test.each([
  ["app:v1"],
  ["localhost:4566/app:v1"],
  ["docker:27"],
  ["library/alpine"],
  ["src"], // a folder of an image's name hides no image
])("%s is an image of the engine under its own name", (source) => {
  expect(() => refuseUnnamedFile(source, example)).not.toThrow();
});
