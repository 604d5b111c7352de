import { expect, test } from "vitest";
import { addAuthority, trustVariables } from "./trust.ts";

test("a bundle with one more authority, whether or not its last line has an end", () => {
  expect(addAuthority("A\n", "B\n")).toBe("A\nB\n");
  expect(addAuthority("A", "B\n")).toBe("A\nB\n");
  expect(addAuthority("", "B\n")).toBe("B\n");
});

test("what replaces a program's trust names the whole bundle, what is for AWS or comes on top the authority alone", () => {
  expect(trustVariables({ authority: "/ca", bundle: "/all" })).toEqual({
    AWS_CA_BUNDLE: "/ca",
    NODE_EXTRA_CA_CERTS: "/ca",
    SSL_CERT_FILE: "/all",
    CURL_CA_BUNDLE: "/all",
    REQUESTS_CA_BUNDLE: "/all",
    GIT_SSL_CAINFO: "/all",
  });
});
