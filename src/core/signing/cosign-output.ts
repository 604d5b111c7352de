import { formatGoJson, type GoJsonValue, toGoMap } from "./go-json.ts";
import { simpleSigningType } from "./simple-signing.ts";
import type { SignedClaim } from "./verdict.ts";

/**
 * What `cosign verify -o json` prints for the verified signatures of one image: a line with a JSON array between two
 * line ends.
 *
 * @param reference the image as it was asked for, with its registry; cosign puts it into what it prints of a bundle,
 *   which carries no name of its own
 */
export function formatCosignJson(claims: readonly SignedClaim[], reference: string): string {
  return `\n${formatGoJson(claims.map((claim) => toCosign(claim, reference)))}\n`;
}

/** What `cosign verify -o text` prints of them: a line of JSON for each. */
export function formatCosignText(claims: readonly SignedClaim[], reference: string): string {
  return claims.map((claim) => `${formatGoJson(toCosign(claim, reference))}\n`).join("");
}

function toCosign(claim: SignedClaim, reference: string): GoJsonValue {
  switch (claim.kind) {
    case "simple-signing": {
      const { payload, logBundle, timestamp } = claim;
      const beside = { ...(logBundle && { Bundle: logBundle }), ...(timestamp && { RFC3161Timestamp: timestamp }) };
      const isBare = payload.optional === undefined && Object.keys(beside).length === 0;
      // What was signed stands before what anyone can put beside it; cosign has it the other way round.
      return {
        critical: critical(payload.dockerReference, payload.manifestDigest, simpleSigningType),
        optional: isBare ? null : toGoMap({ ...beside, ...payload.optional }),
      };
    }
    case "statement":
      return {
        critical: critical(reference, claim.manifestDigest, claim.predicateType),
        optional: toGoMap(claim.annotations),
      };
  }
}

function critical(dockerReference: string, manifestDigest: string, type: string): GoJsonValue {
  return {
    identity: { "docker-reference": dockerReference },
    image: { "docker-manifest-digest": manifestDigest },
    type,
  };
}
