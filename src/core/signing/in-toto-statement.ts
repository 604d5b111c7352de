import { type Digest, digestAlgorithm, digestHex } from "../oci/digest.ts";
import type { SignedAnnotations } from "./annotations.ts";
import { encodeGoJson } from "./go-json.ts";
import { SigningError } from "./signing-error.ts";
import {
  expectList,
  expectMembers,
  expectObject,
  expectString,
  type JsonObject,
  parseStrictJson,
} from "./strict-json.ts";

/** `_type` of every statement (in-toto attestation framework v1, statement.md). */
const statementType = "https://in-toto.io/Statement/v1";

/** The predicate type that makes a statement an image signature (cosign 3, `cosign sign`). */
export const cosignSignPredicateType = "https://sigstore.dev/cosign/sign/v1";

/** Most subjects of one statement: sigstore-go's cap since CVE-2024-45395, against work made by the sender. */
const maxSubjects = 1024;

/** Most digests of one subject: sigstore-go's cap, for the same reason. */
const maxSubjectDigests = 32;

/** One thing a statement is about. */
export type StatementSubject = {
  /** Lower-case hex by algorithm name. */
  readonly digest: ReadonlyMap<string, string>;
  readonly annotations: JsonObject;
};

/** An in-toto statement. Its predicate type says what it is; only an image signature is read further. */
export type InTotoStatement =
  | { readonly kind: "signature"; readonly subjects: readonly StatementSubject[] }
  /** An attestation: an SBOM, a provenance … */
  | { readonly kind: "attestation"; readonly predicateType: string };

/** The statement bytes `cosign sign` signs about an image; no annotations are an empty object. */
export function encodeSignatureStatement(claim: {
  readonly manifestDigest: Digest;
  readonly annotations: SignedAnnotations;
}): Uint8Array {
  const { manifestDigest, annotations } = claim;
  return encodeGoJson({
    _type: statementType,
    subject: [{ digest: { [digestAlgorithm(manifestDigest)]: digestHex(manifestDigest) }, annotations }],
    predicateType: cosignSignPredicateType,
    predicate: {},
  });
}

/**
 * Reads a statement. One that is an image signature has only members that the format has, one to 1024 subjects, and every
 * digest of every subject is valid hex.
 *
 * @throws SigningError `MALFORMED`, `TOO_LARGE`
 */
export function decodeStatement(bytes: Uint8Array): InTotoStatement {
  const value = expectObject(parseStrictJson(bytes, "the statement"), "the statement");
  const predicateType = expectString(value.predicateType, "predicateType");
  if (predicateType !== cosignSignPredicateType) return { kind: "attestation", predicateType };

  const statement = expectMembers(value, "the statement", {
    required: ["_type", "subject", "predicateType"],
    optional: ["predicate"],
  });
  if (statement._type !== statementType) {
    throw new SigningError("MALFORMED", `_type of the statement is not '${statementType}'`);
  }
  if (statement.predicate !== undefined) expectObject(statement.predicate, "predicate");
  const subjects = expectList(statement.subject, "subject", maxSubjects);
  if (subjects.length === 0) throw new SigningError("MALFORMED", "the statement has no subject");
  return {
    kind: "signature",
    subjects: subjects.map((subject, index) => decodeSubject(subject, `subject[${index}]`)),
  };
}

function decodeSubject(value: unknown, what: string): StatementSubject {
  const subject = expectMembers(value, what, {
    required: ["digest"],
    optional: ["name", "uri", "content", "downloadLocation", "mediaType", "annotations"],
  });
  const digests = Object.entries(expectObject(subject.digest, `${what}.digest`));
  if (digests.length === 0) throw new SigningError("MALFORMED", `${what} has no digest`);
  if (digests.length > maxSubjectDigests) {
    throw new SigningError("TOO_LARGE", `${what} has ${digests.length} digests; the limit is ${maxSubjectDigests}`);
  }
  for (const [algorithm, hex] of digests) {
    if (typeof hex !== "string" || !/^(?:[0-9a-f]{2})+$/.test(hex)) {
      throw new SigningError("MALFORMED", `${what}.digest.${algorithm.slice(0, 40)} is not lower-case hex`);
    }
  }
  return {
    digest: new Map(digests as [string, string][]),
    annotations: subject.annotations === undefined ? {} : expectObject(subject.annotations, `${what}.annotations`),
  };
}
