import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRepositoryName } from "../../core/oci/names.ts";
import { matchRoute } from "./match-route.ts";

const digest = `sha256:${"a".repeat(64)}`;

describe("a path is read from its right end", () => {
  test.each([
    ["/v2", { kind: "ping" }],
    ["/v2/", { kind: "ping" }],
    ["/v2/_catalog", { kind: "catalog" }],
    ["/v2/app/tags/list", { kind: "tags", name: "app" }],
    ["/v2/a/b/c/tags/list", { kind: "tags", name: "a/b/c" }],
    ["/v2/app/manifests/v1", { kind: "manifest", name: "app", reference: "v1" }],
    [`/v2/app/manifests/${digest}`, { kind: "manifest", name: "app", reference: digest }],
    [`/v2/app/blobs/${digest.replace(":", "%3A")}`, { kind: "blob", name: "app", digest }],
    [`/v2/app/referrers/${digest}`, { kind: "referrers", name: "app", digest }],
    ["/v2/app/blobs/uploads", { kind: "uploads", name: "app" }],
    ["/v2/app/blobs/uploads/", { kind: "uploads", name: "app" }],
    ["/v2/app/blobs/uploads/id", { kind: "upload", name: "app", id: "id" }],
    ["/v2/blobs/uploads/manifests/v1", { kind: "manifest", name: "blobs/uploads", reference: "v1" }],
    ["/v2/tags/list/tags/list", { kind: "tags", name: "tags/list" }],
    ["/v2/manifests/blobs/uploads/", { kind: "uploads", name: "manifests" }],
    ["/v2/a%2Fb/tags/list", { kind: "tags", name: "a%2Fb" }],
    ["/v2/../app/tags/list", { kind: "tags", name: "../app" }],
    ["/v2//tags/list", { kind: "tags", name: "" }],
  ])("%s", (path, expected) => {
    expect(matchRoute(path)).toEqual(expected);
  });
});

test.each([
  "/",
  "/v1/",
  "/v2x",
  "/v2/app",
  "/v2/app/tags",
  "/v2/app/manifests/%zz",
  "/v2/app/other/v1",
  "/v2/_catalog/x",
])("%s is no route", (path) => {
  expect(matchRoute(path)).toBeUndefined();
});

test("every good name comes out as it went in, whatever words it is made of", () => {
  const words = fc.constantFrom("app", "blobs", "uploads", "manifests", "tags", "list", "referrers", "v2", "a.b-c_d");
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (components) => {
      const name = components.join("/");
      expect(isRepositoryName(name)).toBe(true);
      expect(matchRoute(`/v2/${name}/manifests/v1`)).toEqual({ kind: "manifest", name, reference: "v1" });
      expect(matchRoute(`/v2/${name}/blobs/uploads/id`)).toEqual({ kind: "upload", name, id: "id" });
      expect(matchRoute(`/v2/${name}/blobs/${digest}`)).toEqual({ kind: "blob", name, digest });
    }),
  );
});
