import { expect, test } from "vitest";
import { certificateNames, cloudAddress } from "./cloud-address.ts";

test.each([
  ["127.0.0.1", "localhost:4566"],
  ["::1", "localhost:4566"],
  ["0.0.0.0", "localhost:4566"],
  ["::", "localhost:4566"],
  ["127.0.0.2", "127.0.0.2:4566"],
  ["192.0.2.7", "192.0.2.7:4566"],
  ["2001:db8::7", "[2001:db8::7]:4566"],
  ["build.example", "build.example:4566"],
])("a cloud on %s is reached at %s", (host, registry) => {
  expect(cloudAddress({ host, port: 4566 })).toEqual({ endpoint: `http://${registry}`, registry });
});

test("a certificate is good for every way to the cloud that names no server", () => {
  expect(certificateNames("127.0.0.1")).toEqual(["localhost", "127.0.0.1", "::1"]);
  expect(certificateNames("192.0.2.7")).toEqual(["localhost", "127.0.0.1", "::1", "192.0.2.7"]);
  const everywhere = certificateNames("0.0.0.0");
  expect(everywhere).toEqual(expect.arrayContaining(["localhost", "127.0.0.1", "::1"]));
  expect(everywhere.join()).not.toContain("%");
});
