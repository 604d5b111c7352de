import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseChallenges } from "./auth-challenge.ts";

const read = (header: string) =>
  parseChallenges(header).map(({ scheme, parameters }) => ({ scheme, ...Object.fromEntries(parameters) }));

describe("challenges", () => {
  test("ECR's own", () => {
    expect(
      read('Basic realm="https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/",service="ecr.amazonaws.com"'),
    ).toEqual([
      { scheme: "basic", realm: "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/", service: "ecr.amazonaws.com" },
    ]);
  });

  test("a comma inside a quoted value does not end it", () => {
    expect(read('Bearer realm="https://auth.example/token",scope="repository:app:pull,push"')).toEqual([
      { scheme: "bearer", realm: "https://auth.example/token", scope: "repository:app:pull,push" },
    ]);
  });

  test("several in one header, names in any case, values with and without quotes", () => {
    expect(read('BASIC Realm=plain , Bearer REALM="a \\"quoted\\" one", service=x')).toEqual([
      { scheme: "basic", realm: "plain" },
      { scheme: "bearer", realm: 'a "quoted" one', service: "x" },
    ]);
  });

  test("no header, no challenge", () => {
    expect(parseChallenges(undefined)).toEqual([]);
  });

  test("whatever a server sends is read to an end", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'Bb =",\\ab\t') }), (header) => void parseChallenges(header)),
    );
  });
});
