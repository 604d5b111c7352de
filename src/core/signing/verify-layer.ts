import type { Descriptor } from "../oci/manifest.ts";
import { mediaTypes } from "../oci/media-types.ts";
import { describeMissing, missingAnnotations } from "./annotations.ts";
import { type CheckList, createCheckList } from "./check-list.ts";
import { decodeBase64 } from "./decode-base64.ts";
import { layerAnnotations } from "./signature-manifest.ts";
import { SigningError } from "./signing-error.ts";
import { decodeSimpleSigning } from "./simple-signing.ts";
import { expectObject, type JsonObject, parseStrictJson } from "./strict-json.ts";
import type { Requirements, Verdict } from "./verdict.ts";

/** What stands beside a payload on its layer. */
type SignedLayer = {
  readonly signature: Uint8Array;
  readonly logBundle: JsonObject | undefined;
  readonly timestamp: JsonObject | undefined;
};

/**
 * Checks one signature of the older storage.
 *
 * @param layer its descriptor in the `.sig` manifest
 * @param payload the layer's blob, whose digest and size were found to be the descriptor's
 */
export function verifyLayer(layer: Descriptor, payload: Uint8Array, requirements: Requirements): Verdict {
  const { image, repository, key, annotations } = requirements;
  const checks = createCheckList();
  const signed = checks.read("format", () => readLayer(layer, checks));
  if (signed === undefined) return checks.rejected();
  checks.pass("format", "a simple-signing layer");

  const algorithm = key.verify(payload, signed.signature);
  if (algorithm === undefined) return checks.fail("signature", `the signature does not verify with ${key.name}`);
  checks.pass("signature", `${algorithm.name} with ${key.name}`);

  const claim = checks.read("payload", () => decodeSimpleSigning(payload));
  if (claim === undefined) return checks.rejected();
  checks.pass("payload", `a claim about ${claim.dockerReference}`);
  if (claim.dockerReference !== repository) {
    checks.note(`it was made for the name ${claim.dockerReference}, not for ${repository}`);
  }

  if (claim.manifestDigest !== image) return checks.fail("image", `it is about another image, ${claim.manifestDigest}`);
  checks.pass("image", image);

  if (annotations.size > 0) {
    const missing = missingAnnotations(annotations, claim.optional ?? {});
    if (missing.length > 0) return checks.fail("annotations", describeMissing(missing));
    checks.pass("annotations", [...annotations.keys()].join(", "));
  }
  const { logBundle, timestamp } = signed;
  return checks.verified(algorithm.name, { kind: "simple-signing", payload: claim, logBundle, timestamp });
}

function readLayer(layer: Descriptor, checks: CheckList): SignedLayer {
  if (layer.mediaType !== mediaTypes.cosignSimpleSigning) {
    throw new SigningError("UNSUPPORTED", `the layer is a '${layer.mediaType.slice(0, 100)}', not a signature`);
  }
  const annotations = layer.annotations ?? {};
  const signature = annotations[layerAnnotations.signature];
  if (signature === undefined) {
    throw new SigningError("MALFORMED", `the layer has no annotation ${layerAnnotations.signature}`);
  }
  const certificate = annotations[layerAnnotations.certificate];
  if (certificate !== undefined) {
    if (!certificate.includes("-----BEGIN CERTIFICATE-----")) {
      throw new SigningError("MALFORMED", `the annotation ${layerAnnotations.certificate} is not a certificate`);
    }
    checks.note("it carries a certificate, which was not looked at: the given key decides");
  }
  const logBundle = jsonAnnotation(annotations[layerAnnotations.logBundle], layerAnnotations.logBundle);
  if (logBundle !== undefined) checks.note("it carries an entry of a transparency log, which was not checked");
  const timestamp = jsonAnnotation(annotations[layerAnnotations.timestamp], layerAnnotations.timestamp);
  if (timestamp !== undefined) checks.note("it carries a time stamp, which was not checked");
  return { signature: decodeBase64(signature, "the signature"), logBundle, timestamp };
}

function jsonAnnotation(text: string | undefined, name: string): JsonObject | undefined {
  if (text === undefined) return undefined;
  const what = `the annotation ${name}`;
  return expectObject(parseStrictJson(new TextEncoder().encode(text), what), what);
}
