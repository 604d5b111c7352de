import { expect, it } from "vitest";
import { canonicalRequest, parseQuery } from "./canonical-request.ts";
import { readHeaders } from "./signed-request.ts";

function canonicalQuery(query: string): string | undefined {
  const parameters = parseQuery(query);
  const request = { method: "GET", headers: readHeaders([]) };
  return parameters && canonicalRequest(request, parameters, [], "").split("\n")[2];
}

it.each([
  ["", ""],
  ["b=2&a=1", "a=1&b=2"],
  ["a=2&a=1&a=", "a=&a=1&a=2"],
  ["a", "a="],
  ["a=b=c", "a=b%3Dc"],
  ["a=x+y&b=x%20y", "a=x%20y&b=x%20y"],
  ["a=%7e%2A%2f%c3%A4", "a=~%2A%2F%C3%A4"],
  ["a=!'()*", "a=%21%27%28%29%2A"],
  ["&&a=1&", "a=1"],
  ["X-Amz-Signature=abc&X-Amz-Date=d", "X-Amz-Date=d"],
])("the canonical form of the query '%s' is '%s'", (query, canonical) => {
  expect(canonicalQuery(query)).toBe(canonical);
});

it.each(["%", "a=%2", "a=%zz", "a=%ff"])("the query '%s' has none", (query) => {
  expect(canonicalQuery(query)).toBeUndefined();
});

it("header values are trimmed, runs of spaces made one, duplicates joined in their order", () => {
  const headers = readHeaders(["My-Header", "  b   c ", "OTHER", "x", "my-header", "a"]);
  expect(canonicalRequest({ method: "POST", headers }, [], ["my-header", "other"], "hash")).toBe(
    "POST\n/\n\nmy-header:b c,a\nother:x\n\nmy-header;other\nhash",
  );
});
