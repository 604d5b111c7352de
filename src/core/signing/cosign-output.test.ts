import { expect, test } from "vitest";
import { parseDigest } from "../oci/digest.ts";
import { formatCosignJson } from "./cosign-output.ts";
import type { JsonObject } from "./strict-json.ts";

const manifestDigest = parseDigest(`sha256:${"1".repeat(64)}`);

/** What is printed as `optional` of a signature over these annotations with this log entry beside it. */
function optionalOf(optional: JsonObject | undefined, logBundle: JsonObject | undefined): unknown {
  const payload = { dockerReference: "r.example/app", manifestDigest, optional };
  const claim = { kind: "simple-signing", payload, logBundle, timestamp: undefined } as const;
  const [printed] = JSON.parse(formatCosignJson([claim], "r.example/app:1")) as [{ optional: unknown }];
  return printed.optional;
}

test("what stands beside a signature is printed among its annotations, as cosign does", () => {
  expect(optionalOf(undefined, undefined)).toBeNull();
  expect(optionalOf({ a: "1" }, { Payload: {} })).toEqual({ a: "1", Bundle: { Payload: {} } });
});

test("what was signed is not overwritten by what stands beside it", () => {
  expect(optionalOf({ Bundle: "signed" }, { Payload: "unsigned" })).toEqual({ Bundle: "signed" });
});
