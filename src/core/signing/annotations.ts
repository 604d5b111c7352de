import { SigningError } from "./signing-error.ts";
import type { JsonObject } from "./strict-json.ts";

/** What a signer says beside the digest, or a verifier asks for: names with their values. */
export type SignedAnnotations = ReadonlyMap<string, string>;

/**
 * Reads the values of `-a`/`--annotations` as cosign does: each is one line of comma-separated values (RFC 4180, quotes
 * included), each of those is split at its first `=`, and the last of a name wins.
 *
 * @throws SigningError `ANNOTATION_INVALID`
 */
export function parseAnnotations(values: readonly string[]): SignedAnnotations {
  const annotations = new Map<string, string>();
  for (const pair of values.flatMap(splitCsv)) {
    const equals = pair.indexOf("=");
    if (equals < 0) {
      throw new SigningError("ANNOTATION_INVALID", `the annotation '${pair}' is not of the form key=value`, {
        next: "a value that holds a comma needs quotes: -a '\"note=one, two\"'",
      });
    }
    annotations.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return annotations;
}

/** A wanted annotation that was not signed, or was with another value. */
export type MissingAnnotation = { readonly name: string; readonly wanted: string; readonly signed: unknown };

/** The wanted annotations that `signed` does not have with exactly that value. */
export function missingAnnotations(wanted: SignedAnnotations, signed: JsonObject): readonly MissingAnnotation[] {
  const values = new Map(Object.entries(signed));
  return [...wanted]
    .filter(([name, value]) => values.get(name) !== value)
    .map(([name, value]) => ({ name, wanted: value, signed: values.get(name) }));
}

/** Longest value that is quoted in a reason, in characters: it comes from the signature's maker. */
const maxQuotedLength = 100;

/** The reason why wanted annotations are not satisfied, one clause for each. */
export function describeMissing(missing: readonly MissingAnnotation[]): string {
  return missing
    .map(({ name, wanted, signed }) => {
      if (signed === undefined) return `it has no annotation ${name} (wanted ${name}=${wanted})`;
      const value = typeof signed === "string" ? signed : JSON.stringify(signed);
      return `its annotation ${name} is '${value.slice(0, maxQuotedLength)}', not '${wanted}'`;
    })
    .join("; ");
}

/** The fields of one line of comma-separated values; a field in quotes may hold commas and doubled quotes. */
function splitCsv(line: string): readonly string[] {
  if (line === "") return [];
  const fields: string[] = [];
  let rest = line;
  for (;;) {
    const match = /^(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/.exec(rest);
    if (match === null) {
      throw new SigningError("ANNOTATION_INVALID", `the quotes in the annotation '${line}' do not match`);
    }
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") return fields;
    rest = rest.slice(match[0].length);
  }
}
