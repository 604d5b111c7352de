import { expect, test } from "vitest";
import { mayPublishAt } from "./issuer-keys.ts";

test.each([
  ["https://issuer.example", "https://keys.example/jwks", true],
  ["https://issuer.example", "http://127.0.0.1:4566/jwks", false],
  ["https://issuer.example", "http://issuer.example/jwks", false],
  ["http://127.0.0.1:8080", "http://localhost:8080/jwks", true],
  ["http://127.0.0.1:8080", "http://else.example/jwks", false],
  ["https://issuer.example", "file:///etc/passwd", false],
])("keys of %s at %s: %s", (issuer, keysUrl, expected) => {
  expect(mayPublishAt(issuer, keysUrl)).toBe(expected);
});
