import { parseAccessoryTag } from "../../signing/accessory-tag.ts";
import { wildcardTest } from "../../wildcard.ts";

/** Which tags name releases, as a pattern of a lifecycle rule. */
export type ReleaseGuess = {
  readonly pattern: string;
  /** What such tags look like, for people: `versions such as v1.2.3`. */
  readonly what: string;
  /** Tags that look so. */
  readonly tags: readonly string[];
  /** Tags that the pattern matches as well: a rule's pattern is coarser than what tells a release. */
  readonly alsoMatched: readonly string[];
};

type ReleaseForm = { readonly what: string; readonly looks: RegExp; readonly pattern: string };

/**
 * The forms of tags that people give releases, the most telling first. No pattern matches a tag of cosign's, as
 * `sha256-HEX.sig`: signatures would be counted as releases.
 */
const forms: readonly ReleaseForm[] = [
  { what: "versions such as v1.2.3", looks: /^v\d+\.\d+\.\d+/, pattern: "v*.*.*" },
  { what: "versions such as 1.2.3", looks: /^\d{1,3}\.\d+\.\d+/, pattern: "*.*.*" },
  { what: "versions such as v1.2", looks: /^v\d+\.\d+$/, pattern: "v*.*" },
  { what: "versions such as v1", looks: /^v\d+$/, pattern: "v*" },
  { what: "dates such as 2026-11-25", looks: /^20\d\d[-.]\d\d[-.]\d\d/, pattern: "20*" },
  { what: "dates such as 20261125", looks: /^20\d\d[01]\d[0-3]\d/, pattern: "20*" },
];

/** A word before a number, as in `release-12`; the word makes the pattern. */
const numbered = /^([A-Za-z][A-Za-z-]*[-_.])\d/;

/** Guesses from a repository's tags which of them name releases; undefined where none looks so. */
export function guessReleases(tags: readonly string[]): ReleaseGuess | undefined {
  const plain = tags.filter((tag) => parseAccessoryTag(tag) === undefined);
  const words = new Set(plain.flatMap((tag) => numbered.exec(tag)?.[1] ?? []));
  const ofWords = [...words].map((word) => ({
    what: `numbers behind '${word}'`,
    looks: new RegExp(`^${word.replaceAll(".", "\\.")}\\d`),
    pattern: `${word}*`,
  }));
  const guesses = [...forms, ...ofWords].map(({ what, looks, pattern }) => {
    const matches = wildcardTest(pattern);
    const like = plain.filter((tag) => looks.test(tag));
    return { pattern, what, tags: like, alsoMatched: plain.filter((tag) => matches(tag) && !looks.test(tag)) };
  });
  return guesses
    .filter((guess) => guess.tags.length > 0)
    .reduce<ReleaseGuess | undefined>(
      (best, guess) => (best === undefined || guess.tags.length > best.tags.length ? guess : best),
      undefined,
    );
}
