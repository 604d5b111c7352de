import { expect, test } from "vitest";
import { parseSource } from "./image-source.ts";

test.each([
  ["app:dev", { kind: "unnamed", text: "app:dev" }],
  ["./app.tar", { kind: "unnamed", text: "./app.tar" }],
  ["docker-daemon:app:dev", { kind: "docker-daemon", name: "app:dev" }],
  ["docker-archive:app.tar", { kind: "docker-archive", path: "app.tar" }],
  ["docker-archive:app.tar:app:dev", { kind: "docker-archive", path: "app.tar", name: "app:dev" }],
  ["oci:folder", { kind: "oci", path: "folder" }],
  ["oci:folder:1.0", { kind: "oci", path: "folder", name: "1.0" }],
  ["oci-archive:a/b.tar:host/app:1", { kind: "oci-archive", path: "a/b.tar", name: "host/app:1" }],
  ["docker://localhost:4566/app:1", { kind: "registry", reference: "localhost:4566/app:1" }],
  // An image of the engine whose name begins like a prefix.
  ["docker:27", { kind: "unnamed", text: "docker:27" }],
  ["oci", { kind: "unnamed", text: "oci" }],
])("SOURCE %s", (text, source) => {
  expect(parseSource(text)).toEqual(source);
});
