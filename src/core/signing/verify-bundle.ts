import { type Digest, digestAlgorithm, digestHex } from "../oci/digest.ts";
import { mediaTypes } from "../oci/media-types.ts";
import { describeMissing, missingAnnotations } from "./annotations.ts";
import { type CheckList, createCheckList } from "./check-list.ts";
import { preAuthEncoding } from "./dsse.ts";
import { cosignSignPredicateType, decodeStatement, type StatementSubject } from "./in-toto-statement.ts";
import { decodeBundle, type SigstoreBundle } from "./sigstore-bundle.ts";
import type { Requirements, Verdict } from "./verdict.ts";

/**
 * Checks one Sigstore bundle that refers to the image. Stricter than cosign 3, which takes any statement signed by the key
 * for a signature: here only cosign's own predicate type is one, and every other is an attestation.
 *
 * @param bytes the bundle, whose digest and size were found to be those its manifest names
 */
export function verifyBundle(bytes: Uint8Array, requirements: Requirements): Verdict {
  const { image, key, annotations } = requirements;
  const checks = createCheckList();
  const bundle = checks.read("format", () => decodeBundle(bytes));
  if (bundle === undefined) return checks.rejected();
  const envelope = bundle.content;
  if (envelope.kind !== "dsse") return checks.fail("format", "it is a signature over a file, not about an image");
  if (envelope.payloadType !== mediaTypes.inToto) {
    return checks.fail("format", `its payload is a '${envelope.payloadType.slice(0, 100)}', not an in-toto statement`);
  }
  checks.pass("format", "a Sigstore bundle 0.3 with an in-toto statement");
  noteUnchecked(bundle, checks);

  // What kind of statement it is has to be known before anything is said about its signature.
  const statement = checks.read("payload", () => decodeStatement(envelope.payload));
  if (statement === undefined) return checks.rejected();
  if (statement.kind === "attestation") return statement;
  checks.pass("payload", "a cosign signature");

  if (bundle.material.kind === "certificate") {
    return checks.fail("signer", "it is signed with a certificate, which a key cannot verify");
  }
  // The hint is the sender's word and decides nothing; a `keyid` of the envelope is compared, as cosign does.
  if (envelope.keyid !== "" && envelope.keyid !== key.sshFingerprint) {
    return checks.fail("signer", `it names another key, ${envelope.keyid.slice(0, 100)}`);
  }
  checks.pass("signer", "a key");

  const algorithm = key.verify(preAuthEncoding(envelope.payloadType, envelope.payload), envelope.signature);
  if (algorithm === undefined) return checks.fail("signature", `the signature does not verify with ${key.name}`);
  checks.pass("signature", `${algorithm.name} with ${key.name}`);

  // The first subject that is the image decides, as in cosign; a later one with other annotations changes nothing.
  const subject = statement.subjects.find((candidate) => isAbout(candidate, image));
  if (subject === undefined) return checks.fail("image", `it is about another image, ${describe(statement.subjects)}`);
  checks.pass("image", image);

  if (annotations.size > 0) {
    const missing = missingAnnotations(annotations, subject.annotations);
    if (missing.length > 0) return checks.fail("annotations", describeMissing(missing));
    checks.pass("annotations", [...annotations.keys()].join(", "));
  }
  return checks.verified(algorithm.name, {
    kind: "statement",
    predicateType: cosignSignPredicateType,
    manifestDigest: image,
    annotations: subject.annotations,
  });
}

function noteUnchecked(bundle: SigstoreBundle, checks: CheckList): void {
  if (bundle.logEntries > 0) checks.note("it carries an entry of a transparency log, which was not checked");
  if (bundle.timestamps > 0) checks.note("it carries a time stamp, which was not checked");
}

function isAbout(subject: StatementSubject, image: Digest): boolean {
  return subject.digest.get(digestAlgorithm(image)) === digestHex(image);
}

/** The first digest of the first subject. */
function describe(subjects: readonly StatementSubject[]): string {
  const [algorithm, hex] = [...(subjects[0]?.digest ?? [])][0] ?? [];
  return `${algorithm}:${hex}`;
}
