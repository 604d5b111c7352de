import type { SignedClaim, Verdict } from "../../core/signing/verdict.ts";
import { type Column, formatTable, type TableOptions } from "../report/table.ts";
import type { ImageVerification, Outcome } from "./image-verification.ts";
import type { SignaturePlace } from "./locate-signatures.ts";
import type { JudgedSignature } from "./read-verdict.ts";

/** One image for people: a line with the outcome, and a table of every signature with its verdict and reason. */
export function formatVerification(verification: ImageVerification, options: TableOptions): string {
  const { reference, digest, outcome, signatures } = verification;
  const led = digest === undefined || reference.endsWith(digest) ? "" : ` (${digest})`;
  const title = `${reference}${led}: ${outcomeWords[outcome.kind]}\n`;
  return signatures.length === 0 ? title : `${title}${formatTable(columns, signatures, options)}`;
}

/** What an outcome is called in a sentence. */
const outcomeWords: Readonly<Record<Outcome["kind"], string>> = {
  verified: "verified",
  "no-signature": "not signed",
  "no-image": "no such image",
  "no-match": "no signature satisfies the conditions",
  incomplete: "unknown, as not everything could be read",
  failed: "could not be read",
};

const columns: readonly Column<JudgedSignature>[] = [
  { title: "VERDICT", value: ({ verdict }) => verdict.kind },
  { title: "SIGNATURE", value: ({ place }) => shortPlace(place) },
  { title: "ALGORITHM", value: ({ verdict }) => (verdict.kind === "verified" ? verdict.algorithm : "") },
  { title: "ANNOTATIONS OR REASON", value: ({ verdict }) => describe(verdict) },
];

/** Hex characters of a digest that are shown, as many as docker shows. */
const SHORT_HEX = 12;

function shortPlace(place: SignaturePlace): string {
  const shortened = place.reference.replace(
    /^.*(?::|@)(sha(?:256|384|512)[:-])([0-9a-f]+)/,
    (_, prefix: string, hex) => `${prefix}${String(hex).slice(0, SHORT_HEX)}`,
  );
  return place.kind === "bundle" ? `bundle ${shortened}` : `layer ${place.layer} of ${shortened}`;
}

function describe(verdict: Verdict): string {
  switch (verdict.kind) {
    case "attestation":
      return `says it is ${verdict.predicateType}`;
    case "rejected":
      return `${verdict.check}: ${verdict.reason}`;
    case "verified":
      return Object.entries(annotationsOf(verdict.claim))
        .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)
        .join(" ");
  }
}

function annotationsOf(claim: SignedClaim): Readonly<Record<string, unknown>> {
  return claim.kind === "simple-signing" ? (claim.payload.optional ?? {}) : claim.annotations;
}
