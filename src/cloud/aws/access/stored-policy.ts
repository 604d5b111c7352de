import { parsePolicyDocument } from "../../../core/iam/parse-policy-document.ts";
import type { PolicyDocument } from "../../../core/iam/policy-document.ts";
import type { PolicyKind } from "../../../core/iam/policy-fault.ts";

/** Most characters of policies that are remembered: those of some thousand of the largest. */
const maxRememberedCharacters = 8 * 1024 * 1024;

/** A policy's text names what it says, so that one that has been read outlives every change of other rows. */
const remembered = new Map<string, PolicyDocument>();
let rememberedCharacters = 0;

/**
 * What a policy of the store says. It was checked when it was put there, so that one that cannot be read is the cloud's own
 * failure, and nobody is allowed anything by it.
 */
export function readStoredPolicy(text: string, kind: PolicyKind): PolicyDocument {
  const key = `${kind} ${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const parsed = parsePolicyDocument(text, kind);
  if (parsed.kind === "faulty") throw new TypeError(`the store has a faulty ${kind} policy: ${parsed.fault.kind}`);
  if (rememberedCharacters + key.length > maxRememberedCharacters) {
    remembered.clear();
    rememberedCharacters = 0;
  }
  remembered.set(key, parsed.document);
  rememberedCharacters += key.length;
  return parsed.document;
}
