import { expect, test } from "vitest";
import { digestOf } from "./digest.ts";
import { familiarName, parseDockerHubReference } from "./docker-hub-reference.ts";

const digest = digestOf(new Uint8Array());

test.each([
  ["alpine", "library/alpine", "latest"],
  ["alpine:3.20", "library/alpine", "3.20"],
  ["library/alpine:3.20", "library/alpine", "3.20"],
  ["docker.io/alpine", "library/alpine", "latest"],
  ["docker.io/library/alpine", "library/alpine", "latest"],
  ["index.docker.io/grafana/grafana:11", "grafana/grafana", "11"],
  ["grafana/grafana", "grafana/grafana", "latest"],
  ["a/b/c:1", "a/b/c", "1"],
])("%s is read as docker reads it", (text, repository, tag) => {
  expect(parseDockerHubReference(text)).toEqual({ repository, tag });
});

test("a digest goes along with a tag", () => {
  expect(parseDockerHubReference(`alpine:3@${digest}`)).toEqual({ repository: "library/alpine", tag: "3", digest });
  expect(() => parseDockerHubReference(`alpine@${digest}`)).toThrow("has a digest and no tag");
});

test.each(["quay.io/a/b:1", "localhost:4566/sample-app-1", "registry-1.docker.io/library/alpine", "localhost/a"])(
  "%s is another registry's",
  (text) => {
    expect(() => parseDockerHubReference(text)).toThrow("an engine asks its mirror for Docker Hub's images alone");
  },
);

test.each(["", "ALPINE", "alpine:", "alpine:a b", "../x", "alpine@sha256:1"])("'%s' is no name", (text) => {
  expect(() => parseDockerHubReference(text)).toThrow();
});

test.each([
  ["library/alpine", "alpine"],
  ["grafana/grafana", "grafana/grafana"],
  ["library/a/b", "library/a/b"],
])("%s is typed as %s", (repository, typed) => {
  expect(familiarName(repository)).toBe(typed);
});
