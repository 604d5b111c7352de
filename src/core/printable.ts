/**
 * What a terminal obeys instead of showing it: control characters (C0, DEL, C1), and those that turn the direction of text
 * (Unicode bidirectional algorithm, UAX #9). What registries, archives and other tools say may hold them.
 */
const unprintable = /\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text on one line that a terminal shows and does not obey. */
export function printable(text: string): string {
  return text.replace(unprintable, "\ufffd");
}

/** The same for text that may have lines and tabs of its own. */
export function printableLines(text: string): string {
  return text.replace(unprintable, (character) => (isLayout(character) ? character : "\ufffd"));
}

/** JSON text of the same value that a terminal shows and does not obey. Raw, such characters stand in strings alone. */
export function printableJson(text: string): string {
  return text.replace(unprintable, (character) => (isLayout(character) ? character : escapeCharacter(character)));
}

/** Whether a terminal shows all of the text and obeys none. */
export function isPrintable(text: string): boolean {
  return text.search(unprintable) < 0;
}

function isLayout(character: string): boolean {
  return character === "\n" || character === "\t";
}

/** As JSON (RFC 8259 section 7) and double-quoted YAML (1.2.2 section 5.7) have it. */
function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
