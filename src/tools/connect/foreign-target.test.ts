import { describe, expect, test } from "vitest";
import { checkTarget } from "./foreign-target.ts";

const check = (target: string, registry: string) => () => checkTarget("a redirect", new URL(target), new URL(registry));

const outside = "https://registry.example";

describe("an address that a registry names", () => {
  test.each([
    ["https://storage.example/blob", outside],
    ["https://registry.example:8443/blob", outside],
    ["https://93.184.216.34/blob", outside],
    ["http://127.0.0.1:9000/blob", "http://localhost:5000"],
    ["http://10.0.0.9/blob", "http://10.0.0.5:5000"],
  ])("%s is followed from %s", (target, registry) => {
    expect(check(target, registry)).not.toThrow();
  });

  test.each([
    ["http://127.0.0.1/blob", "http://registry.example"],
    ["https://localhost/blob", outside],
    ["https://a.b.localhost/blob", outside],
    // The dot that ends a full name.
    ["https://localhost./blob", outside],
    ["https://a.localhost./blob", outside],
    ["https://127.0.0.1./blob", outside],
    ["https://[::1]/blob", outside],
    ["https://[::ffff:127.0.0.1]/blob", outside],
    ["https://[fd00:ec2::254]/blob", outside],
    ["https://169.254.169.254/latest/meta-data", outside],
    ["https://0.0.0.0/blob", outside],
    ["https://10.1.2.3/blob", outside],
    ["https://172.31.0.1/blob", outside],
    ["https://192.168.1.1/blob", outside],
    // Other ways to write 127.0.0.1 that URL parsing makes plain.
    ["https://2130706433/blob", outside],
    ["https://0x7f.1/blob", outside],
  ])("%s inside the network is not followed from %s", (target, registry) => {
    expect(check(target, registry)).toThrow("from outside");
  });

  test("https does not lead to http", () => {
    expect(check("http://storage.example/blob", outside)).toThrow("https may not lead to http");
  });

  test("nothing but http and https is followed", () => {
    expect(check("file:///etc/passwd", outside)).toThrow("only http and https");
  });

  test("the message holds no query, which may be a signature", () => {
    expect(check("http://storage.example/blob?X-Amz-Signature=secret", outside)).toThrow(/^((?!secret).)*$/);
  });
});
