import { expect, test } from "vitest";
import { AwsCallError } from "../connect/aws-call.ts";
import { withNewPrincipal } from "./new-principal.ts";

function refusal(message: string): AwsCallError {
  return new AwsCallError("FAILED", message, { cause: undefined, awsCode: "MalformedPolicyDocumentException" });
}
const unknownRole = refusal("Policy contains a statement with one or more invalid principals.");

/** A call that is refused some times before it passes, and how long was waited. */
async function attempt(refusals: number, error: Error = unknownRole) {
  let calls = 0;
  let waited = 0;
  let told = 0;
  const result = await withNewPrincipal(
    async () => {
      calls += 1;
      if (calls <= refusals) throw error;
      return "made";
    },
    {
      onWait: () => {
        told += 1;
      },
      signal: new AbortController().signal,
      pause: async (ms) => {
        waited += ms;
      },
    },
  ).catch((thrown: unknown) => thrown);
  return { result, calls, waited, told };
}

test("a role that KMS has not heard of yet is waited for, and said so once", async () => {
  expect(await attempt(3)).toEqual({ result: "made", calls: 4, waited: 6_000, told: 1 });
});

test("after a minute it is given up", async () => {
  expect(await attempt(100)).toEqual({ result: unknownRole, calls: 30, waited: 58_000, told: 1 });
});

test("a policy that is wrong in itself is not waited for", async () => {
  const lockout = refusal("The new key policy will not allow you to update the key policy in the future.");
  expect(await attempt(1, lockout)).toEqual({ result: lockout, calls: 1, waited: 0, told: 0 });
});
